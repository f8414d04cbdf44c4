"""Why something is not done to an objection, and what to do instead."""

from satupintu.base.refusal import Refusal


class NoWayOpen(Refusal):
    """One objects once to a refusal that stands, and appeals once against an objection that was denied."""

    code = "no_way_open"
    says = (
        "Terhadap berkas {number} kini tidak dapat diajukan {what}. Keberatan diajukan satu kali atas penolakan; "
        "banding satu kali sesudah keberatan ditolak. Lihat riwayat berkas."
    )
    legal_basis = "UU 30/2014 Pasal 75–78"


class NothingToDecide(Refusal):
    """What came too late, or was decided, waits for nobody."""

    code = "nothing_to_decide"
    says = "Pada berkas {number} tidak ada keberatan atau banding yang menunggu keputusan."


class WordsNeeded(Refusal):
    """An objection says what is wrong."""

    code = "objection_words_needed"
    says = "Tulis apa yang tidak disetujui dan mengapa, paling sedikit 10 huruf."
    status = 422
    field = "words"


class LetterNeeded(Refusal):
    """The superior outside the office decides by letter; that letter is named."""

    code = "superior_letter_needed"
    says = "Tulis nomor surat keputusan atasan pejabat. Banding diputus atasan, dan di sini hanya dicatat."
    status = 422
    field = "letter"


class BeforeRefusal(Refusal):
    """Nobody objects to what has not been decided yet."""

    code = "objection_before_refusal"
    says = "Tanggal ini lebih awal daripada keputusannya ({on}). Periksa lagi tanggal pada cap terima."
    status = 422
    field = "received_on"


class DecidedBefore(Refusal):
    """Who refused or inspected does not judge the objection to it."""

    code = "decided_before"
    says = (
        "Anda sudah memutus atau memeriksa berkas ini, jadi keberatannya diputus orang lain: {roles}. Bila tidak ada, "
        "minta surat perintah Plh kepada atasan."
    )
    status = 403
    legal_basis = "UU 30/2014 Pasal 42–43 (larangan konflik kepentingan)"
