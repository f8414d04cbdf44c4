"""The door for the web server (granian)."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from satupintu.base import running
from satupintu.base.memory import give_back, share_arenas
from satupintu.cli import leash

leash.hold_if_asked(signal.SIGKILL)  # a worker does not outlive the server that started it
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")
share_arenas()
application = get_wsgi_application()
running.hold()
give_back()
