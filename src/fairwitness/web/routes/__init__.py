"""What answers which address. Each module holds one router; ROUTERS is all of them."""

from fairwitness.web.routes import accounts, documents, review, series, situation, whereabouts

ROUTERS = (situation.router, series.router, accounts.router, whereabouts.router, documents.router, review.router)
