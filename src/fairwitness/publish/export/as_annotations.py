"""Claims as W3C Web Annotations (JSON-LD): each points at its words in the document's text.

The source of a target is the document's text, named by the document's id; its state is the SHA-256 of it in UTF-8.
Positions count Unicode code points, as the Web Annotation Data Model counts characters; end is exclusive. The quote is
given besides, with what stands around it, so that it can be found on the page at ``via``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from fairwitness import notation
from fairwitness.model import Claim, Document, Span
from fairwitness.publish.picture import Picture

_AROUND = 32
_OURS = "urn:fairwitness:ns#"
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"fw": _OURS, "sha256": "fw:sha256", "via": {"@id": "as:url", "@type": "@id"}},
]


def text(picture: Picture) -> str:
    """An AnnotationPage of every claim whose words are told."""
    items = list(_annotations(picture))
    page = {
        "@context": CONTEXT,
        "id": "urn:fairwitness:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotations(picture: Picture) -> Iterator[dict[str, Any]]:
    hashes = {d.id: hashlib.sha256(d.text.encode("utf-8", "surrogatepass")).hexdigest() for d in picture.documents}
    for claim in picture.claims:
        document = picture.document_by_id.get(claim.document_id)
        if document and claim.words.text:
            yield _annotation(picture, claim, document, hashes[document.id])


def _annotation(picture: Picture, claim: Claim, document: Document, sha256: str) -> dict[str, Any]:
    return {
        "id": f"urn:fairwitness:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": "urn:fairwitness", "type": "Software", "name": "fairwitness"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": claim.kind},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": notation.line(claim, picture.best),
            },
        ],
        "target": _target(claim.words, document, sha256),
    }


def _target(words: Span, document: Document, sha256: str) -> dict[str, Any]:
    state: dict[str, Any] = {"type": ["State", "fw:TextState"], "sha256": sha256}
    if document.published:
        state |= {"type": ["TimeState", "fw:TextState"], "sourceDate": f"{document.published.isoformat()}T00:00:00Z"}
    return {
        "type": "SpecificResource",
        "source": _source(document),
        "state": state,
        "selector": [
            {"type": "TextPositionSelector", "start": words.start, "end": words.end},
            {
                "type": "TextQuoteSelector",
                "exact": words.text,
                "prefix": document.text[max(words.start - _AROUND, 0) : words.start],
                "suffix": document.text[words.end : words.end + _AROUND],
            },
        ],
    }


def _source(document: Document) -> dict[str, Any]:
    told = {"id": f"urn:fairwitness:document:{document.id}", "type": "Text", "format": "text/plain"}
    told |= {"language": document.language} if document.language else {}
    return told | ({"via": document.url} if document.url else {})
