"""Sums over a casebook are added up once, and forgotten before they take too much room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairwitness.web.known import Known


def test_a_question_is_asked_once() -> None:
    known, asked = Known(), list[int]()

    def ask() -> int:
        asked.append(1)
        return 7

    assert [known.once("how many", ask) for _ in range(3)] == [7, 7, 7]
    assert len(asked) == 1


def test_of_several_keys_only_those_not_known_are_asked_for_and_all_come_in_order() -> None:
    known, asked = Known(), list[list[str]]()

    def ask(keys: Sequence[str]) -> Mapping[str, str]:
        asked.append(list(keys))
        return {k: k.upper() for k in keys if k != "none"}

    assert known.each("name", ["b", "a", "b"], ask) == {"b": "B", "a": "A"}
    assert list(known.each("name", ["c", "none", "a"], ask).items()) == [("c", "C"), ("a", "A")]
    assert asked == [["b", "a"], ["c", "none"]]
    assert known.each("other", ["a"], lambda keys: dict.fromkeys(keys, "x")) == {"a": "x"}


def test_what_was_asked_for_least_lately_is_forgotten_first() -> None:
    known, asked = Known(most=50), list[str]()

    def ask(name: str) -> list[int]:
        asked.append(name)
        return [0, 1, 2]

    for name in ("first", "second", "first", "third", "first", "second"):
        known.once(name, lambda name=name: ask(name))  # type: ignore[misc]
    assert asked == ["first", "second", "third", "second"]


def test_an_answer_larger_than_the_room_is_still_given() -> None:
    known = Known(most=2)
    assert known.once("all", lambda: list(range(9))) == list(range(9))
    assert known.once("all", list) == list(range(9))
