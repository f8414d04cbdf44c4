"""What one may ask about complaints. What one may not see is not found."""

from satupintu.complaints.case import Case, rules_named
from satupintu.complaints.queries.figures import Figure, figures
from satupintu.complaints.queries.finding import Terms, email_index, find, phone_index, search_terms
from satupintu.complaints.queries.lists import (
    About,
    Page,
    about_application,
    all_complaints,
    cases,
    my_complaints,
    open_complaints,
    waiting_count,
    whistle_complaints,
)
from satupintu.complaints.queries.reading import (
    Entry,
    attachment_content,
    attachments,
    complaint,
    complaint_by_id,
    own_complaint,
    story,
    tracked_complaint,
    words_of,
)

__all__ = [
    "About",
    "Case",
    "Entry",
    "Figure",
    "Page",
    "Terms",
    "about_application",
    "all_complaints",
    "attachment_content",
    "attachments",
    "cases",
    "complaint",
    "complaint_by_id",
    "email_index",
    "figures",
    "find",
    "my_complaints",
    "open_complaints",
    "own_complaint",
    "phone_index",
    "rules_named",
    "search_terms",
    "story",
    "tracked_complaint",
    "waiting_count",
    "whistle_complaints",
    "words_of",
]
