"""The door of the file room: everything that is done to a file."""

from satupintu.applications.case import Case
from satupintu.applications.dossier import Business, Dossier, Person, business_from
from satupintu.applications.ports import nib_directory
from satupintu.applications.refusals import (
    AlreadyOpen,
    AssignedToOther,
    DefectsRemain,
    DraftGone,
    ModeNotYours,
    NibUnconfirmed,
    NobodyEligible,
    NoDefect,
    NotAllJudged,
    OutsideRegency,
    PauseUnknown,
    ReasonNeeded,
    RequirementMissing,
    RequirementUnmet,
    StaleForm,
    StepNotNow,
    UnknownDefect,
)
from satupintu.applications.services.completeness import accept_complete, defect_words, return_to_applicant
from satupintu.applications.services.course import (
    approve,
    give_opinion,
    give_survey,
    need_reason,
    recommend,
    record_effective,
    refuse,
    send_back,
    tell_applicant,
)
from satupintu.applications.services.drafts import (
    OpenDraft,
    close_draft,
    open_draft,
    save_draft,
    start_draft,
    sweep_drafts,
)
from satupintu.applications.services.effective import FROM_OSS, NoEffectiveRoute, take_over_from_oss
from satupintu.applications.services.intake import Given, Submission, submit
from satupintu.applications.services.interruptions import (
    change_route,
    letter_printed,
    pause,
    reassign,
    resubmit,
    resume,
    told_by_phone,
    withdraw,
)
from satupintu.applications.services.ledger import by_of, check_may, lock, rebuild, record_fact, record_step, settle, take_step
from satupintu.applications.services.papers import PaperNotReady, composers, make, paper, read_paper, want
from satupintu.applications.services.sequences import take_number
from satupintu.applications.services.upkeep import ask_pending_nibs, confirm_nib, note_passed_deadlines, redate

__all__ = [name for name in dir() if not name.startswith("_")]
