"""An office may have complaint rules of its own beside those that the program brings."""

import shutil

from satupintu.complaints.case import rules_named


def test_rules_in_the_offices_own_folder_are_read_by_their_name(settings, tmp_path):
    settings.OWN_LAW = tmp_path
    (tmp_path / "complaints").mkdir()
    shutil.copy(settings.LAW / "complaints" / "2018-62.yaml", tmp_path / "complaints" / "kantor-2026.yaml")
    assert rules_named("kantor-2026") == rules_named("2018-62")
