"""How the file room says no."""

from satupintu.base.refusal import Refusal


class StaleForm(Refusal):
    """The file moved on after the form was opened: a double click, or two officers at once."""

    code = "stale_form"
    says = (
        "Berkas {number} sudah berubah sejak halaman ini dibuka. "
        "Muat ulang berkas, lalu periksa lagi sebelum bertindak."
    )


class StepNotNow(Refusal):
    """The standard does not let this happen at this point."""

    code = "step_not_now"
    says = "Tindakan ini belum atau tidak lagi dapat dilakukan: berkas {number} sedang di tahap “{at}”."


class AssignedToOther(Refusal):
    """Work is offered in turn; another member of staff has it."""

    code = "assigned_to_other"
    says = "Tahap ini ditugaskan kepada {name}. Mintalah atasan mengalihkan tugasnya bila perlu."
    status = 403


class NobodyEligible(Refusal):
    """Nobody in the office may take this step."""

    code = "nobody_eligible"
    says = (
        "Tidak ada petugas lain dengan peran {role} yang sedang di tempat dan boleh menangani berkas ini. "
        "Batalkan cuti yang sudah selesai, atau beri seseorang peran itu di Kantor."
    )


class NotAllJudged(Refusal):
    """A completeness check looks at every requirement, so that a return lists every defect at once."""

    code = "not_all_judged"
    says = "Periksa semua persyaratan sebelum memutuskan. Belum diperiksa: {missing}."


class DefectsRemain(Refusal):
    """What has defects cannot be accepted as complete."""

    code = "defects_remain"
    says = "Berkas belum lengkap: {defects}. Kembalikan kepada pemohon, atau ubah penilaian Anda."


class NoDefect(Refusal):
    """Nothing is wrong, so there is nothing to return."""

    code = "no_defect"
    says = "Semua persyaratan dinilai lengkap. Terima berkasnya; pengembalian harus menyebut kekurangan."


class UnknownDefect(Refusal):
    """The standard has no words for this defect."""

    code = "unknown_defect"
    says = "Kekurangan “{defect}” tidak ada dalam standar untuk persyaratan {requirement}."


class NibUnconfirmed(Refusal):
    """A file is not complete while OSS has not confirmed its NIB."""

    code = "nib_unconfirmed"
    says = (
        "NIB belum dikonfirmasi OSS, jadi berkas belum dapat dinyatakan lengkap. Sistem mencoba lagi secara otomatis."
    )


class NibDisputed(Refusal):
    """OSS answered, and the NIB does not fit the application."""

    code = "nib_disputed"
    says = "OSS menjawab bahwa NIB ini {problems}. Kembalikan berkas dengan kekurangan pada syarat NIB."


class ReasonNeeded(Refusal):
    """Some acts need a reason in words."""

    code = "reason_needed"
    says = "Tulis alasannya (paling sedikit 10 huruf), supaya pemohon dan pengawas dapat memahaminya."
    field = "reason"


class AlreadyOpen(Refusal):
    """The same project already has an open application."""

    code = "already_open"
    says = (
        "Usaha ini sudah punya permohonan yang sedang diproses, jadi tidak perlu mengajukan lagi. "
        "Lihat tanda terima Anda dan buka halaman Lacak."
    )


class AlreadyLicensed(Refusal):
    """The same project has a licence that stands."""

    code = "already_licensed"
    says = (
        "Usaha ini sudah punya izin nomor {licence} sejak {since}, jadi tidak perlu mengajukan lagi. "
        "Izin hilang, rusak, atau datanya berubah? Bawa KTP ke loket; petugas mengurus salinan atau perubahannya. "
        "Tidak setuju dengan isi izin? Ajukan keberatan tertulis ke kantor."
    )


class KuasaMissing(Refusal):
    """Whoever acts for another shows that they may."""

    code = "kuasa_missing"
    says = "Surat kuasa belum ada. Unggah fotonya, atau pilih membawanya ke loket."
    status = 422
    legal_basis = "KUHPerdata Pasal 1792"


class ActsForSelf(Refusal):
    """The applicant needs no letter to act for themselves."""

    code = "acts_for_self"
    says = (
        "NIK ini milik pemohon sendiri. Wakil adalah orang lain; bila Anda pemiliknya, hapus tanda “untuk orang lain”."
    )
    status = 422
    field = "nik"


class PaperFormMissing(Refusal):
    """What is keyed in from paper bears the paper."""

    code = "paper_form_missing"
    says = "Pindaian formulir kertas belum ada. Pindai semua halamannya dahulu."
    status = 422


class NothingScanned(Refusal):
    """A scan is a file."""

    code = "nothing_scanned"
    says = "Belum ada hasil pindai. Pilih berkas dari pemindai, satu atau beberapa halaman."
    status = 422


class NotBroughtIn(Refusal):
    """Only what was brought on paper is scanned at the counter; what the applicant sent stays as they sent it."""

    code = "not_brought_in"
    says = "Persyaratan ini tidak dibawa ke loket, jadi tidak ada yang dipindai. Yang dikirim pemohon tidak diganti."


class CardNotSeen(Refusal):
    """A code is given to whoever has shown who they are."""

    code = "card_not_seen"
    says = "Lihat dahulu KTP asli pemohon, atau KTP wakil dan surat kuasanya, lalu beri centang."
    status = 422
    field = "seen"


class CodeDiffers(Refusal):
    """An applicant who withdraws shows their code once more."""

    code = "code_differs"
    says = "Kode pelacakan ini tidak cocok. Salin dari tanda terima Anda, lalu kirim lagi."
    status = 422
    field = "kode"


class RequirementMissing(Refusal):
    """Something that the standard demands has not been given."""

    code = "requirement_missing"
    says = "Persyaratan berikut belum diisi: {missing}. Lengkapi dahulu, lalu ajukan lagi."


class ModeNotYours(Refusal):
    """A way of filing that belongs to the counter."""

    code = "mode_not_yours"
    says = "Cara pengajuan “{mode}” dilakukan oleh petugas loket. Datanglah ke kantor; tidak dipungut biaya."
    status = 403


class DraftGone(Refusal):
    """A resume link that is unknown, expired or already used up."""

    code = "draft_gone"
    says = (
        "Tautan ini sudah tidak berlaku atau tidak lengkap. Mulailah permohonan baru, atau lacak permohonan yang "
        "sudah dikirim dengan nomor dan kode pelacakan."
    )
    status = 404


class PauseUnknown(Refusal):
    """The standard knows no such reason to stop the clock."""

    code = "pause_unknown"
    says = "Standar pelayanan tidak mengenal alasan berhenti “{reason}”."
