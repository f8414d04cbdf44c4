"""Whoever reads a long list on keeps what narrows it; whoever clears that stays in the same list."""

from satupintu.sheets.long_lists import Place


def test_reading_on_keeps_what_narrows_the_list_and_says_after_what_it_begins():
    place = Place({"layanan": "iumk", "sesudah": "a"}).leading_to("b")
    assert (place.after, place.next, place.first) == ("a", "?layanan=iumk&sesudah=b", "?layanan=iumk")
    assert place.out == "?layanan=iumk&unduh=1", "taken out is the whole list, not the rest of it"


def test_at_the_end_there_is_no_next_page_and_at_the_beginning_nothing_comes_before():
    place = Place({})
    assert (place.after, place.next, place.out) == ("", "", "?unduh=1")


def test_what_is_typed_into_the_address_stays_one_word_of_it():
    place = Place({"nomor": "a&b=c d"}).leading_to("x&y")
    assert place.next == "?nomor=a%26b%3Dc+d&sesudah=x%26y"


def test_clearing_the_filter_stays_in_the_same_list():
    place = Place({"semua": "1", "nomor": "12", "sesudah": "a"}, fixed=("semua",))
    assert place.clear == "?semua=1"
    assert place.kept == [("semua", "1")]


def test_a_list_on_its_way_out_comes_back_without_leaving_again():
    place = Place({"unduh": "1", "urut": "masuk"}).leading_to("b")
    assert place.leaving
    assert (place.first, place.next) == ("?urut=masuk", "?urut=masuk&sesudah=b")
