"""A code survives being typed by hand, and a mistyped one is never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.base.codes import new_code
from satupintu.rules import codes

randomness = st.binary(min_size=16, max_size=16)


@given(randomness)
def test_a_code_comes_back_as_it_was_made(random_bytes):
    code = codes.make(random_bytes)
    assert len(code) == 14
    assert codes.normalise(code) == code
    assert codes.normalise(codes.show(code)) == code


@given(randomness, st.integers(0, 13), st.sampled_from(codes.ALPHABET))
def test_every_single_wrong_symbol_is_caught(random_bytes, place, wrong):
    code = codes.make(random_bytes)
    typed = code[:place] + wrong + code[place + 1 :]
    assert (codes.normalise(typed) is None) == (wrong != code[place])


@given(randomness, st.integers(0, 13), st.integers(0, 13))
def test_every_exchange_of_two_symbols_is_caught(random_bytes, one, other):
    code = codes.make(random_bytes)
    symbols = list(code)
    symbols[one], symbols[other] = symbols[other], symbols[one]
    typed = "".join(symbols)
    assert (codes.normalise(typed) is None) == (typed != code)


def test_all_single_errors_and_neighbour_exchanges_of_one_code_are_caught():
    code = codes.make(bytes(range(16)))
    typos = {code[:i] + s + code[i + 1 :] for i in range(14) for s in codes.ALPHABET}
    typos |= {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(13)}
    typos.discard(code)
    assert len(typos) > 14 * 30
    assert not [typo for typo in typos if codes.normalise(typo)]


@given(randomness, st.randoms(use_true_random=False))
def test_how_a_person_types_it_does_not_matter(random_bytes, random):
    code = codes.make(random_bytes)
    looks = {"1": "1IilL", "0": "0oO", "V": "VvUu", "5": "5sS"}
    between = ["", " ", "-", ".", "–", "\u00a0"]
    typed = "".join(random.choice(looks.get(s, s + s.lower())) + random.choice(between) for s in code)
    assert codes.normalise(" " + typed + "\n") == code


@given(st.text(max_size=80))
def test_whatever_is_typed_gives_a_whole_code_or_nothing(typed):
    code = codes.normalise(typed)
    assert code is None or (len(code) == 14 and codes.normalise(code) == code)


@pytest.mark.parametrize("typed", ["", "-", "ABC", "0" * 13, "0" * 15, "0" * 10_000, "0000000000000!"])
def test_what_is_too_short_too_long_or_foreign_is_no_code(typed):
    assert codes.normalise(typed) is None


def test_the_alphabet_leaves_out_what_is_easily_misread():
    assert len(set(codes.ALPHABET)) == 31
    assert not set("ILOUS") & set(codes.ALPHABET)


def test_fewer_random_bytes_than_needed_are_refused():
    with pytest.raises(ValueError, match="16 random bytes"):
        codes.make(b"\0" * 15)


def test_a_code_carries_more_than_sixty_bits():
    assert 31**13 > 2**64


def test_fresh_codes_differ():
    assert len({new_code() for _ in range(1000)}) == 1000
