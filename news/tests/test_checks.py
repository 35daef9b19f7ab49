"""A site that is set up so that nothing could be published is told before it starts."""

from typing import Any

from news.checks import check_workflow_end


def test_a_site_whose_workflows_end_otherwise_is_told(settings: Any):
    assert check_workflow_end() == []
    del settings.WAGTAIL_FINISH_WORKFLOW_ACTION
    assert [error.id for error in check_workflow_end()] == ["news.E001"]
