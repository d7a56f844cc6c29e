"""What answers which address. Each module holds one router; ROUTERS is all of them."""

from fairwitness.web.routes import series, situation

ROUTERS = (situation.router, series.router)
