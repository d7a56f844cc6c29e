"""What answers which address. Each module holds one router; ROUTERS is all of them."""

from fairwitness.web.routes import (
    accounts,
    api,
    documents,
    feeds,
    incidents,
    review,
    search,
    series,
    situation,
    sources,
    timeline,
    whereabouts,
)

ROUTERS = (
    situation.router,
    series.router,
    timeline.router,
    accounts.router,
    whereabouts.router,
    documents.router,
    sources.router,
    incidents.router,
    review.router,
    search.router,
    feeds.router,
    api.router,
)
