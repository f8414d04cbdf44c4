"""The kinds of steps that the office knows. A standard names, orders, owns and times them; a new kind is code."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Effect(StrEnum):
    """What an outcome does to the journey."""

    ADVANCE = "advance"  # the step is done; the next one begins
    RETURN = "return"  # the applicant must correct something; then the same step begins again
    BACK = "back"  # an earlier step must be done again
    STAY = "stay"  # a mark on the way to the step's end
    REFUSE = "refuse"  # the application ends here, refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step can turn out: the kind of fact it leaves, and its effect."""

    fact: str
    effect: Effect


StepKind = Literal[
    "completeness",
    "inspection",
    "examination",
    "opinion",
    "payment",
    "decision",
    "record",
    "notify",
    "issue",
    "signing",
    "hand_over",
    "survey",
]

_ADVANCE, _RETURN, _BACK, _STAY, _REFUSE = Effect.ADVANCE, Effect.RETURN, Effect.BACK, Effect.STAY, Effect.REFUSE

KINDS: dict[str, dict[str, Outcome]] = {
    "completeness": {"accept": Outcome("accepted_complete", _ADVANCE), "return": Outcome("returned", _RETURN)},
    "inspection": {"conform": Outcome("inspected", _ADVANCE), "not_conform": Outcome("inspected", _ADVANCE)},
    "examination": {"recommend": Outcome("examined", _ADVANCE), "send_back": Outcome("sent_back", _BACK)},
    "opinion": {"support": Outcome("opinion_given", _ADVANCE), "object": Outcome("opinion_given", _ADVANCE)},
    "payment": {"paid": Outcome("paid", _ADVANCE)},
    "decision": {
        "approve": Outcome("decided", _ADVANCE),
        "refuse": Outcome("decided", _REFUSE),
        "send_back": Outcome("sent_back", _BACK),
    },
    "record": {"record": Outcome("recorded", _ADVANCE)},
    "notify": {"tell": Outcome("notified", _ADVANCE)},
    "issue": {"issue": Outcome("issued", _ADVANCE)},
    "signing": {
        "print": Outcome("printed", _STAY),
        "sign": Outcome("wet_signed", _STAY),
        "stamp": Outcome("stamped", _STAY),
        "affix_meterai": Outcome("meterai_affixed", _STAY),
        "ready": Outcome("ready_to_collect", _ADVANCE),
    },
    "hand_over": {"hand_over": Outcome("handed_over", _ADVANCE)},
    "survey": {"give": Outcome("survey_given", _ADVANCE)},
}

# Which security measure of component 13 asks for which mark before a document may be called ready.
MARK_FOR_MEASURE = {"wet_signature": "sign", "wet_stamp": "stamp", "meterai": "affix_meterai"}

STEP_FACTS = frozenset(outcome.fact for outcomes in KINDS.values() for outcome in outcomes.values())
