"""A fact: one thing that happened to an application. The ledger stores them; everything else is computed from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Court = Literal["office", "applicant", "third_party", "nobody"]

# Facts that no step of a standard produces: they happen to the application as a whole.
SUBMITTED = "submitted"
RESUBMITTED = "resubmitted"
ASSIGNED = "assigned"
PAUSED = "paused"
RESUMED = "resumed"
WITHDRAWN = "withdrawn"
LAPSED = "lapsed"
ROUTE_CHANGED = "route_changed"
DUE_DATE_MOVED = "due_date_moved"
DEADLINE_PASSED = "deadline_passed"
ACCEPTANCE_PASSED = "acceptance_passed"  # the office's own limit for the completeness check
NIB_CONFIRMED = "nib_confirmed"
NIB_DISPUTED = "nib_disputed"
TOLD_BY_PHONE = "told_by_phone"
LETTER_PRINTED = "letter_printed"
SCANNED = "scanned"
CODE_RENEWED = "code_renewed"
LAPSE_NOTICED = "lapse_noticed"
REVOKED = "revoked"
INSTRUCTED = "instructed"
INSTRUCTION_ANSWERED = "instruction_answered"
INSTRUCTION_WITHDRAWN = "instruction_withdrawn"
VISIT_PLANNED = "visit_planned"
CORRECTION_PROPOSED = "correction_proposed"
CORRECTION_DECLINED = "correction_declined"
OBJECTION_RECEIVED = "objection_received"  # keberatan or banding, by `level`
OBJECTION_DECIDED = "objection_decided"
OBJECTION_PASSED = "objection_passed"  # nobody decided on it in the law's days
REOPENED = "reopened"  # a refusal was undone: the file goes on where it was refused
CORRECTED = "corrected"  # a slip of writing on the licence, before it is handed over

GENERAL = frozenset(
    {
        SUBMITTED,
        RESUBMITTED,
        ASSIGNED,
        PAUSED,
        RESUMED,
        WITHDRAWN,
        LAPSED,
        ROUTE_CHANGED,
        DUE_DATE_MOVED,
        DEADLINE_PASSED,
        ACCEPTANCE_PASSED,
        OBJECTION_RECEIVED,
        OBJECTION_DECIDED,
        OBJECTION_PASSED,
        REOPENED,
        NIB_CONFIRMED,
        NIB_DISPUTED,
        TOLD_BY_PHONE,
        LETTER_PRINTED,
        SCANNED,
        CODE_RENEWED,
        LAPSE_NOTICED,
        INSTRUCTED,
        INSTRUCTION_ANSWERED,
        INSTRUCTION_WITHDRAWN,
        REVOKED,
        VISIT_PLANNED,
        CORRECTION_PROPOSED,
        CORRECTION_DECLINED,
        CORRECTED,
    }
)

# Facts that may still follow when the journey has ended.
AFTERWARDS = frozenset(
    {
        TOLD_BY_PHONE,
        LETTER_PRINTED,
        CODE_RENEWED,
        NIB_CONFIRMED,
        NIB_DISPUTED,
        DEADLINE_PASSED,
        OBJECTION_RECEIVED,
        OBJECTION_DECIDED,
        OBJECTION_PASSED,
        REOPENED,
        INSTRUCTED,
        INSTRUCTION_ANSWERED,
        INSTRUCTION_WITHDRAWN,
        REVOKED,
    }
)

# Facts that change nothing of where the file stands; features downstream record these.
BESIDE = (AFTERWARDS - {REOPENED}) | {VISIT_PLANNED}

# Facts of which the order in time does not matter to the others: they lie beside what is done with the file.
ASIDE = GENERAL - {SUBMITTED, RESUBMITTED, PAUSED, RESUMED, WITHDRAWN, LAPSED, ROUTE_CHANGED, REOPENED, CORRECTED}


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened (`kind`, and for a step of the standard `step` and `outcome`), when, and by whom.

    `by` is the id of a member of staff, "applicant" or "system". `data` holds codes, dates and ids: never personal
    data.
    """

    kind: str
    at: datetime
    step: str = ""
    outcome: str = ""
    by: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
