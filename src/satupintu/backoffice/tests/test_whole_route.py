"""The whole route through the pages, by the cast: from the desk to the licence that a stranger verifies."""

from satupintu.licences.queries import for_application


def test_the_cast_leads_a_file_from_the_desk_to_a_licence_that_a_stranger_verifies(
    house, desk, client, done, inspector_of, findings
):
    filed = house.submit()
    number = filed.number
    assert number in desk("rina").client.get("/meja/").content.decode()

    done(desk("rina").do(number, "kelengkapan", judged_ktp="ok", judged_nib="ok", do="accept"))
    inspector = inspector_of(filed.application_id)
    assert number in desk(inspector).client.get("/meja/").content.decode()
    done(desk(inspector).do(number, "cek-lapangan/jadwal", on=house.now.date().isoformat()))
    done(desk(inspector).do(number, "cek-lapangan", **findings()))
    done(desk("hendra").do(number, "tahap", kind="examination", outcome="recommend", reason=""))
    done(desk("dewi").do(number, "tahap", kind="decision", outcome="approve", reason=""))
    done(desk("tuti").do(number, "terbitkan"))

    licence = for_application(filed.application_id)
    assert client.get(f"/v/{licence.code}", headers={"accept": "application/json"}).json()["status"] == "unsigned"
    house.deliver()
    for mark in ("print", "sign", "stamp"):
        done(desk("tuti").do(number, "tanda-tangan", mark=mark))
    done(desk("tuti").do(number, "tanda-tangan", mark="affix_meterai", serial="CONTOH 0001"))
    done(desk("tuti").do(number, "tanda-tangan", mark="ready"))
    assert client.get(f"/v/{licence.code}", headers={"accept": "application/json"}).json()["status"] == "valid"
    paper = desk("tuti").client.get(f"/berkas/{number}/surat/licence/")
    assert paper.content.startswith(b"%PDF")
    assert "sandbox" in paper["Content-Security-Policy"]

    done(desk("rina").do(number, "serahkan", receiver="Pemohon Contoh", relation="self"))
    done(desk("rina").do(number, "tahap", kind="survey", how="paper"))
    page = desk("rina").client.get(f"/berkas/{number}/").content.decode()
    assert "Selesai" in page
    for words in (
        "Berkas dinyatakan lengkap",
        "Ditelaah dan diparaf",
        "Disetujui",
        "Diserahkan",
        "Dewi Contohmaharani",
    ):
        assert words in page
