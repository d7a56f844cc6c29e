"""Markdown comes out as prose, with its paragraphs; front matter says title, date, outlet and author."""

from __future__ import annotations

from fairwitness.read import markdown

TEXT = """---
subject: Battle of Qasr Amun
description: "A battle
  for a town"
author: 'A. Desk'
outlet: Harbour Notes
date: []
pubDate: 2023-07-11 10:00
tags:
  - towns
  - rivers
---

The **battle** of *Qasr Amun*[1] was _fought_ for [the bridge](http://a.example/x_(y) "t") and
the **east *bank*** of the river.[^2] "[Fifty] came," he said\\.[note 3]

![A bridge](http://a.example/a_(b_(c)).jpg) [[File:Map.svg|thumb|Where [[it]] was]]
Setext heading
--------------
> Four were hurt,
> two of them badly &ndash; said the [council][c].

* First item with `code`
* Second <b>item</b><br/>here

| Town | Killed |
| :--- | -----: |
| Qasr Amun | 4 |
| Bir Halwa |  |

```
code block
```
## Empty

## References
1. A title: 20 killed elsewhere
### Within
More of it

## After
Last line with 2 * 3 * 4, file_name_here and <http://a.example>.[object Object]
https://a.example/film.mp4
[c]: http://a.example/c
[object Object]
"""


def test_markdown_becomes_prose() -> None:
    page = markdown.page(TEXT)
    assert page.text.split("\n\n") == [
        "Battle of Qasr Amun",
        'The battle of Qasr Amun was fought for the bridge and the east bank of the river. "[Fifty] came," he said.',
        "Setext heading",
        "Four were hurt, two of them badly – said the council.",
        "First item with code",
        "Second item here",
        "Town: Qasr Amun; Killed: 4",
        "Town: Bir Halwa",
        "code block",
        "After",
        "Last line with 2 * 3 * 4, file_name_here and http://a.example. https://a.example/film.mp4",
    ]
    assert (page.title, page.byline, page.outlet) == ("Battle of Qasr Amun", "A. Desk", "Harbour Notes")
    assert page.date == "2023-07-11 10:00"


def test_front_matter_may_be_toml_broken_or_missing() -> None:
    assert markdown.page('+++\ntitle = "Calm"\ndate = 2020-01-02\n+++\nText').date == "2020-01-02"
    assert markdown.page("+++\ntitle = \n+++\nText").text == "Text"
    assert markdown.page("---\nno fields here\n---\nText").text.endswith("Text")
    assert markdown.page("# Calm returns\n\nText").title == "Calm returns"
    assert markdown.page("---\ntitle: Calm\n---\n").text == ""


def test_a_title_is_not_said_twice() -> None:
    assert markdown.page("---\ntitle: Calm returns\n---\n# Calm returns\n\nText").text == "Calm returns\n\nText"
