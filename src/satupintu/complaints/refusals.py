"""How the complaints desk says no."""

from satupintu.base.refusal import Refusal


class ComplaintMoved(Refusal):
    """The complaint moved on after the form was opened: a double click, or two officers at once."""

    code = "stale_complaint"
    says = (
        "Pengaduan {number} sudah berubah sejak halaman ini dibuka. "
        "Periksa keadaannya yang sekarang, lalu kirim lagi bila masih perlu."
    )


class NotNow(Refusal):
    """At this point this cannot be done."""

    code = "complaint_not_now"
    says = "Ini belum atau tidak lagi dapat dilakukan: pengaduan {number} {state}. Muat ulang halamannya."


class TooLate(Refusal):
    """The days in which an answer can be objected to are over."""

    code = "complaint_too_late"
    says = (
        "Pengaduan ini dapat dibuka lagi sampai {until}. Waktunya sudah lewat; tulislah pengaduan baru dan sebutkan "
        "nomor {number}."
    )


class NothingSaid(Refusal):
    """A complaint needs words."""

    code = "nothing_said"
    says = "Ceritakan apa yang terjadi, paling sedikit {least} huruf, supaya kantor dapat menindaklanjutinya."
    field = "what"
    status = 422


class WordsNeeded(Refusal):
    """An answer, a question or a reason must be said."""

    code = "words_needed"
    says = "Tulis paling sedikit {least} huruf, supaya pengadu dan pengawas dapat memahaminya."
    field = "words"
    status = 422


class UnknownClass(Refusal):
    """The rules in law/complaints have no such class."""

    code = "unknown_class"
    says = "Golongan pengaduan ini tidak ada dalam aturan. Pilih salah satu dari daftar."
    field = "class_id"
    status = 422


class NotArrivedYet(Refusal):
    """Nothing arrives in the future, and what is years old was no complaint of this register."""

    code = "not_arrived_yet"
    says = "Tanggal masuk tidak mungkin: harus antara {earliest} dan hari ini."
    field = "on"
    status = 422


class UnknownChannel(Refusal):
    """Not a way by which complaints come."""

    code = "unknown_channel"
    says = "Saluran pengaduan ini tidak dikenal. Pilih salah satu dari daftar."
    field = "channel"
    status = 422


class ConcernsHandler(Refusal):
    """Whoever a complaint is about does not handle it."""

    code = "concerns_handler"
    says = "{name} adalah pihak yang diadukan, jadi tidak boleh menanganinya. Pilih petugas lain."
    legal_basis = "Perpres 76/2013; UU 30/2014 Pasal 42–43 (larangan konflik kepentingan)"
    field = "to"
    status = 403


class UnfitHandler(Refusal):
    """Nobody handles a complaint about their own or their family's file, and only staff of this office handle any."""

    code = "unfit_handler"
    says = "Orang ini tidak dapat menangani pengaduan ini. Pilih petugas lain yang tidak terkait dengan berkasnya."
    field = "to"
    status = 403


class NotTheHandler(Refusal):
    """Somebody else handles it."""

    code = "not_the_handler"
    says = "Pengaduan ini ditangani {name}. Mintalah petugas pengaduan atau atasan mengalihkannya bila perlu."
    status = 403


class NobodyToTell(Refusal):
    """No inspectorate has an account here, so that nobody would read a report about staff."""

    code = "no_inspectorate"
    says = (
        "Inspektorat belum terhubung dengan kantor ini, jadi laporan tentang petugas tidak dapat dikirim dari sini. "
        "Sampaikan langsung kepada Inspektorat, atau pilih pengaduan biasa."
    )
    field = "kind"


class TooManyAttachments(Refusal):
    """More files than a complaint has room for."""

    code = "too_many_attachments"
    says = "Paling banyak {most} lampiran sekali kirim. Pilih yang paling menjelaskan."
    field = "file"
    status = 422


class SecretKept(Refusal):
    """Who complains is shown to nobody but whoever handles it."""

    code = "secret_kept"
    says = "Identitas pengadu dirahasiakan dan hanya dibuka untuk petugas yang menangani pengaduan ini."
    legal_basis = "Perpres 76/2013 (kerahasiaan identitas pengadu)"
    status = 403
