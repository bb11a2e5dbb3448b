"""What all tests share: how hypothesis searches."""

from hypothesis import HealthCheck, settings

# no deadline: a slow machine is no failure; derandomized: the same tests everywhere, every time
settings.register_profile("newsfacts", deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsfacts")
