"""The paper IKM form that each applicant is given (component 14), as PermenPANRB 14/2017 asks."""

from satupintu.applications.case import Case
from satupintu.applications.services.papers import Wanted
from satupintu.applications.services.writing import letterhead_of, office_of
from satupintu.base.law import law_file
from satupintu.documents.data import Paper, Question, SurveyPaper
from satupintu.rules.questionnaire import load

RESPONDENT = (
    ("Jenis kelamin", ("Laki-laki", "Perempuan")),
    ("Usia", ()),
    ("Pendidikan", ("SD", "SMP", "SMA", "D1–D4", "S1", "S2", "S3")),
    ("Pekerjaan", ("PNS", "TNI", "POLRI", "Swasta", "Wirausaha", "Lainnya")),
    ("Penyandang disabilitas", ("Ya", "Tidak")),
)


def survey_form(case: Case, wanted: Wanted) -> Paper:
    """The form: nothing on it tells whose file it came from."""
    survey = load(law_file("survey", case.standard.manufacturing.evaluation.survey))
    return SurveyPaper(
        letterhead=letterhead_of(office_of(case)),
        title=survey.title,
        service=case.standard.title,
        intro="Lingkari satu jawaban pada setiap pertanyaan. Jawaban Anda tidak memengaruhi izin Anda.",
        questions=tuple(
            Question(number=number, element=each.name, text=each.question, answers=each.answers)
            for number, each in enumerate(survey.on_form(), 1)
        ),
        respondent=RESPONDENT,
        privacy="Jangan tulis nama, NIK, atau nomor telepon. Formulir ini dihitung tanpa nama.",
    )
