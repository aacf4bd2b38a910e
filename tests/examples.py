"""How many cases made up at random a test tries: few in the ordinary suite, more with `pytest --times 20`."""

from hypothesis import HealthCheck, settings

times = 1


def few(count: int) -> settings:
    """So many cases in the ordinary suite; they may take as long as they need."""
    too_slow = [HealthCheck.too_slow]
    return settings(max_examples=count * times, deadline=None, suppress_health_check=too_slow)
