"""How OSS hears of a file's progress: each fact that it has a code for is put into the outbox."""

from satupintu.applications.events import FactRecorded, StepReached
from satupintu.oss import rules, services


def tell_oss(event: FactRecorded) -> None:
    """In the transaction of the fact. What the message says is put together when it leaves: at this moment
    the file may not yet stand complete, and nothing personal need wait in the outbox."""
    step = event if isinstance(event, StepReached) else None
    kind, outcome = (step.kind, step.outcome) if step else ("", "")
    if kind == "issue":
        topic, code = services.LICENCE, rules.APPROVED
    else:
        found = rules.status_code(fact=event.fact, kind=kind, outcome=outcome)
        if found is None:
            return
        topic, code = services.STATUS, found
    services.report(
        office_id=event.actor.office_id,
        application_id=event.subject,
        topic=topic,
        payload={"code": code, "at": event.at.isoformat()},
        key=str(event.seq),
        now=event.at,
    )
