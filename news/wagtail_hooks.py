"""Registers with Wagtail what the other modules define; nothing is decided here."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from . import admin_urls
from .log_actions import LOG_ACTIONS


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    return [path("news/", include(admin_urls, namespace="news_admin"))]
