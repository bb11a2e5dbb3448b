"""What all tests share: how hypothesis searches, and that Ctrl-C interrupts."""

import signal

from hypothesis import HealthCheck, settings

# no deadline: a slow machine is no failure; derandomized: the same tests everywhere, every time
settings.register_profile("newsfacts", deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsfacts")

# what a shell starts in the background ignores it, and so would every program that the tests start and interrupt
signal.signal(signal.SIGINT, signal.default_int_handler)
