"""Every way in which a standard can be wrong is told with file, line, key, and what to do."""

import shutil
from pathlib import Path

import pytest

from satupintu.rules.loading import load, load_text

LAW = Path(__file__).resolve().parents[4] / "law"
TEXT = (LAW / "standards" / "iumk" / "2019-01-01.yaml").read_text(encoding="utf-8")
ROUTE = "[completeness, inspection, examination, decision, issue, signing, hand_over, survey]"
P, R, S = "delivery.procedure", "delivery.procedure.routes", "delivery.procedure.steps"
V = f"{R}.office_verified.steps"

# what is written wrong · what it replaces · the key of the fault · a part of its sentence
WRONG = [
    # keys and values that the schema does not know
    ("working_dayz: 5", "working_days: 5", "delivery.time_limit.working_dayz", "mungkin maksudnya `working_days`"),
    ("zzz: 1\nschema: 1", "schema: 1", "zzz", "Kunci `zzz` tidak dikenal."),
    ("", "short_title: IUMK\n", "short_title", "belum ada di sini"),
    ("", "    rupiah: 0\n", "delivery.fee.rupiah", "belum ada di sini"),
    ("\n    rupiah: nol", "\n    rupiah: 0", "delivery.fee.rupiah", "bilangan bulat"),
    ("\n    rupiah: -1", "\n    rupiah: 0", "delivery.fee.rupiah", "terlalu kecil"),
    ("at_most_mb: 50", "at_most_mb: 5", "delivery.requirements.0.evidence.at_most_mb", "paling banyak 20"),
    ("working_days: 0", "working_days: 5", "delivery.time_limit.working_days", "paling sedikit 1"),
    ("personal_data: iya", "personal_data: true", "delivery.requirements.0.evidence.personal_data", "`true` (ya)"),
    ("kind: uplod", "kind: upload", "delivery.requirements.0.evidence.kind", "mungkin maksudnya `upload`"),
    ("", "        kind: upload\n", "delivery.requirements.0.evidence.kind", "belum ada"),
    ("owner: front_ofice", "owner: front_office", f"{S}.completeness.owner", "mungkin maksudnya `front_office`"),
    ("kind: inspektion", "kind: inspection", f"{S}.inspection.kind", "mungkin maksudnya `inspection`"),
    ("signed_on: kemarin", "signed_on: unknown", "enacted.signed_on", "tulis `unknown`"),
    ("in_force_from: awal 2019", "in_force_from: 2019-01-01", "enacted.in_force_from", "misalnya 2026-03-17"),
    ("in_force_from: 2019-02-30", "in_force_from: 2019-01-01", "enacted.in_force_from", "bukan tanggal"),
    ("short_title: 2019", "short_title: IUMK", "short_title", "tanda petik"),
    ("short_title:", "short_title: IUMK", "short_title", "belum berisi"),
    ('short_title: ""', "short_title: IUMK", "short_title", "tidak boleh kosong"),
    ("service: IUMK", "service: iumk", "service", "huruf kecil"),
    ("scale: [micro, kecil]", "scale: [mikro, kecil]", "delivery.requirements.1.must.2.scale.0", "`mikro`"),
    ("must: [ada, active, ", "must: [exists, active, ", "delivery.requirements.1.must.0", "Pilih: exists, active"),
    ("region_begins: 1406", 'region_begins: "1406"', "delivery.requirements.1.must.3.region_begins", "petik"),
    ("steps: completeness", f"steps: {ROUTE}", V, "harus daftar"),
    ("service: iumk\nservice: iumk", "service: iumk", "service", "sudah ditulis di baris"),
    # what the sections say together
    (ROUTE.replace("inspection", "inspektion"), ROUTE, f"{V}.1", "mungkin maksudnya `inspection`"),
    (ROUTE.replace("survey", "survey, issue"), ROUTE, f"{V}.8", "sudah ada di jalur ini"),
    (ROUTE.replace("inspection, ", ""), ROUTE, f"{S}.inspection", "tidak dipakai jalur mana pun"),
    (ROUTE.replace("decision, issue", "issue, decision"), ROUTE, f"{V}.3", "`issue` tidak boleh mendahului `decision`"),
    (ROUTE.replace("signing, hand_over", "hand_over, signing"), ROUTE, f"{V}.5", "tidak boleh mendahului"),
    (ROUTE.replace("issue, ", ""), ROUTE, V, "tidak menerbitkan dokumen"),
    (ROUTE.replace("decision, ", ""), ROUTE, V, "tidak punya keputusan"),
    (ROUTE.replace("signing, ", ""), ROUTE, "manufacturing.security.0", "tidak punya tahap jenis signing"),
    (ROUTE.replace("completeness, ", ""), ROUTE, "delivery.time_limit.starts", "tidak ada tahap yang menghasilkan"),
    ("default: false\n", "default: true\n", R, "Belum ada jalur utama"),
    ("when: {oss_checklist: [N, O]}\n        default: true", "when: {oss_checklist: [N, O]}",
     f"{R}.oss_effective.default", "Hanya boleh satu"),
    ("", "        when: {oss_checklist: [N, O]}\n", f"{R}.oss_effective", "tidak akan pernah ditempuh"),
    ("when: {oss_checklist: [N, N]}", "when: {oss_checklist: [N, O]}",
     f"{R}.oss_effective.when.oss_checklist.1", "hanya untuk satu jalur"),
    ("starts: recordet", "starts: recorded", f"{R}.oss_effective.starts", "mungkin maksudnya `recorded`"),
    ("starts: accepted_complet", "starts: accepted_complete", "delivery.time_limit.starts", "`accepted_complete`"),
    ("ends: siap", "ends: ready_to_collect", "delivery.time_limit.ends", "tidak dikenal"),
    ("ends: accepted_complete", "ends: ready_to_collect", "delivery.time_limit.ends", "berakhir sebelum dimulai"),
    ("ends: paid", "ends: ready_to_collect", "delivery.time_limit.ends", "tidak ada tahap yang menghasilkan"),
    ("back_to: inspektion", "back_to: inspection", f"{S}.examination.back_to", "mungkin maksudnya `inspection`"),
    ("back_to: issue", "back_to: inspection", f"{S}.examination.back_to", "tidak mendahului"),
    ("back_to: completeness", "back_to: inspection", f"{S}.examination.back_to", "memulai jangka waktu dari awal"),
    ("kind: hand_over\n        back_to: issue", "kind: hand_over", f"{S}.hand_over.back_to", "Hapus `back_to`"),
    ("kind: record\n        outcomes: [recorded]", "kind: record", f"{S}.record.outcomes.0", "maksudnya `record`"),
    ("kind: decision\n        outcomes: [refuse]", "kind: decision", f"{S}.decision.outcomes", "tidak pernah selesai"),
    ("not_by: [payment]", "not_by: [inspection]", f"{S}.decision.not_by.0", "Tidak ada tahap jenis payment"),
    ("kind: opinion", "kind: examination", f"{S}.examination", "`agency`"),
    ("IUMK/{month:roman}", "{seq:4}/IUMK/{month:roman}", "delivery.product.number", "tepat satu kali"),
    ("{seq:4}/IUMK/{bulan}", "{seq:4}/IUMK/{month:roman}", "delivery.product.number", "{bulan} tidak dikenal"),
    ('number: "{service}/{year}/{seq:6}"', 'number: "{service}-{year}-{seq:6}"',
     f"{P}.registration.number", "alamat web"),
    ("\n    rupiah: 25000", "\n    rupiah: 0", "delivery.fee.rupiah", "tidak punya tahap pembayaran"),
    ("kind: payment\n        title: Telaah", "kind: examination\n        title: Telaah",
     "delivery.fee.rupiah", "gratis"),
    ("chosen: fre", "chosen: free", "readings.1.chosen", "mungkin maksudnya `free`"),
    ("text: Menggunakan Materai, applied: false}", "text: Menggunakan Materai, applied: true}",
     "readings.3.means.affixed.manufacturing.security.meterai.applied", "menuntut"),
    ("chosen: not_due", "chosen: affixed",
     "readings.3.means.not_due.manufacturing.security.meterai.applied", "`false`"),
    ("free: {delivery.fee.rupia: 0}", "free: {delivery.fee.rupiah: 0}",
     "readings.1.means.free.delivery.fee.rupia", "tidak ada dalam berkas"),
    ("gratis: {delivery", "free: {delivery", "readings.1.means.gratis", "tidak ada dalam `options`"),
    ("ref: uu-20-2009", "ref: uu-20-2008", "manufacturing.legal_basis.0.ref", "law/legal/register.yaml"),
    ("ref: uu-20-2008", "ref: pp-24-2018", "manufacturing.legal_basis.1.ref", "sudah dipakai di atas"),
    ("id: nib\n", "id: ktp\n", "delivery.requirements.1.id", "sudah dipakai di atas"),
    ("{id: in_regency, text: Tempat", "{id: exists, text: Tempat", f"{S}.inspection.checklist.1.id", "sudah dipakai"),
    ("id: oss_unavailable", "id: applicant_absent", "delivery.time_limit.pauses.1.id", "sudah dipakai"),
    ("completenes: [computer]", "completeness: [computer]", "manufacturing.competence.steps.completenes", "tidak ada"),
    ("issue: [komputer]", "issue: [computer]", "manufacturing.competence.steps.issue.0", "maksudnya `computer`"),
    ("survey: permenpanrb-14-2018", "survey: permenpanrb-14-2017", "manufacturing.evaluation.survey", "tidak ada"),
    ("rules: 2018-63", "rules: 2018-62", "delivery.complaints.rules", "law/complaints/2018-63.yaml"),
    ("office: dpmptsp-rokan", "office: dpmptsp-rokan-hulu", "office", "mungkin maksudnya `dpmptsp-rokan-hulu`"),
    ('region_begins: "140"', 'region_begins: "1406"', "delivery.requirements.1.must.3.region_begins", "kode wilayah"),
    ('region_begins: "1407"', 'region_begins: "1406"', "delivery.requirements.1.must.3.region_begins",
     "di luar wilayah"),
    ("tidak_aktif: NIB", "inactive: NIB",
     "delivery.requirements.1.must.1", "`inactive`"),
    ("evidence: {kind: answer, question: NIB Anda?}", "evidence: {kind: oss_nib}",
     "delivery.requirements.1.must", "Hanya NIB"),
]  # fmt: skip


def spoil(wrong: str, right: str) -> str:
    """The standard with one place written wrong (`default: true` also stands in the readings, so the last one)."""
    assert right in TEXT, right
    head, tail = TEXT.rsplit(right, 1) if right.startswith("default") else TEXT.split(right, 1)
    return head + wrong + tail


@pytest.mark.parametrize(("wrong", "right", "key", "says"), WRONG, ids=[f"{key}: {says}" for _, _, key, says in WRONG])
def test_a_fault_is_told_with_its_key_and_what_to_do(wrong, right, key, says):
    loaded = load_text(spoil(wrong, right), name="standar.yaml", law=LAW)
    assert loaded.standard is None
    found = [fault for fault in loaded.faults if fault.key == key]
    assert found, [str(fault) for fault in loaded.faults]
    assert any(says in fault.message for fault in found), [fault.message for fault in found]
    assert all(fault.file == "standar.yaml" for fault in loaded.faults)


def test_the_line_is_that_of_the_fault():
    text = spoil("working_dayz: 5", "working_days: 5")
    (fault,) = load_text(text, name="x", law=LAW).faults
    assert text.splitlines()[fault.line - 1].strip() == "working_dayz: 5"


def test_a_misspelt_key_is_one_fault_and_not_also_a_missing_one():
    assert len(load_text(spoil("working_dayz: 5", "working_days: 5"), name="x", law=LAW).faults) == 1


def test_all_faults_are_told_at_once_though_they_lie_in_different_layers():
    text = (
        TEXT.replace("working_days: 5", "working_dayz: 5")  # a key
        .replace("kind: decision", "kind: decison")  # a word
        .replace("ref: uu-20-2008", "ref: uu-20-2009")  # a reference
        .replace("rupiah: 0\n", "rupiah: nol\n")  # a number
        .replace(ROUTE, ROUTE.replace("issue, signing", "signing, issue"))  # an order
        .replace("chosen: free", "chosen: fre")  # a choice
    )
    keys = {fault.key for fault in load_text(text, name="x", law=LAW).faults}
    assert keys == {
        "delivery.time_limit.working_dayz",
        f"{S}.decision.kind",
        "manufacturing.legal_basis.0.ref",
        "delivery.fee.rupiah",
        f"{V}.4",
        "readings.1.chosen",
    }


def test_faults_are_in_the_order_of_the_file():
    lines = [fault.line for fault in load_text(TEXT.replace("uu-20-2008", "x").replace("rupiah: 0\n", "rupiah: x\n"),
                                               name="x", law=LAW).faults]  # fmt: skip
    assert lines == sorted(lines)
    assert len(lines) > 1


@pytest.mark.parametrize("text", ["", "[]", "satu kata", "a: [", "\t- x", "schema: 1", "delivery: 3", "readings: [1]"])
def test_nothing_that_is_written_breaks_the_reading(text):
    loaded = load_text(text, name="x", law=LAW)
    assert loaded.standard is None
    assert loaded.faults


def test_a_file_that_is_not_there_is_a_fault():
    (fault,) = load(Path("/nowhere/2019-01-01.yaml")).faults
    assert "tidak dapat dibuka" in fault.message


def test_a_file_that_is_no_text_is_a_fault(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe\x00")
    (fault,) = load(tmp_path / "x.yaml").faults
    assert "UTF-8" in fault.message


def test_a_file_comes_into_force_on_the_date_it_is_named_by(tmp_path):
    (tmp_path / "2019-01-02.yaml").write_text(TEXT, encoding="utf-8")
    (fault,) = load(tmp_path / "2019-01-02.yaml", law=LAW).faults
    assert fault.key == "enacted.in_force_from"
    assert "2019-01-02" in fault.message


def test_a_standard_is_checked_against_the_law_it_lies_in(tmp_path):
    shutil.copytree(LAW, tmp_path / "law")
    register = tmp_path / "law" / "legal" / "register.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("perbup-rokan-hulu-10-2019", "perbup-lain"))
    copy = tmp_path / "law" / "standards" / "iumk" / "2019-01-01.yaml"
    assert [fault.key for fault in load(copy).faults] == ["manufacturing.legal_basis.4.ref"]
    assert load(copy, law=LAW).faults == ()


def test_a_register_that_cannot_be_read_is_said_where_it_is_needed(tmp_path):
    shutil.copytree(LAW, tmp_path / "law")
    (tmp_path / "law" / "legal" / "register.yaml").write_text("statutes: []\n")
    (tmp_path / "law" / "offices" / "dpmptsp-rokan-hulu.yaml").write_text("name: x\n")
    loaded = load(tmp_path / "law" / "standards" / "iumk" / "2019-01-01.yaml")
    assert {fault.key for fault in loaded.faults} == {"manufacturing.legal_basis", "office"}
