"""Words and numbers as the office writes them, for templates."""

from django import template

register = template.Library()
