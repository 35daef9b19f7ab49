"""Who may open which address: one line an address of ours, one a family of Wagtail's.

An address without a line fails the test. All objects in the addresses are of กระบี่, so the people
of ภูเก็ต stand for every foreign province.
"""

from .addresses import Address

ANONYMOUS = "anonymous"
OFFICER = frozenset({"officer"})
APPROVER = frozenset({"approver", "all_roles"})
CENTRAL = frozenset({"central", "superuser", "all_roles"})
OWN_SSO = frozenset({"sso", "all_roles"})
ANY_OFFICER = frozenset({"officer", "foreign_officer", "all_roles"})
ANY_APPROVER = APPROVER | {"foreign_approver"}
ANY_SSO = OWN_SSO | {"foreign_sso"}
SIGNED_IN = frozenset({"editor"}) | ANY_OFFICER | ANY_APPROVER | ANY_SSO | CENTRAL
EVERYBODY = SIGNED_IN | {ANONYMOUS}
# The offices of the provinces, who write news of their own.
OFFICES = ANY_OFFICER | ANY_APPROVER
# Who keeps the department's pages, pictures and documents, and who stands for everybody else.
EDITORS = frozenset({"editor"}) | CENTRAL
BESIDE_EDITORS = frozenset({ANONYMOUS, "officer", "approver", "sso"})
# Closed to every role of ours, even to somebody who holds them all.
CLOSED = frozenset({"superuser"})
NOBODY: frozenset[str] = frozenset()

# The officer's own screens show whoever opens them the own report, never another's.
OWN_SCREENS = ANY_OFFICER
REPORT_READERS = OFFICER | APPROVER | CENTRAL
PEOPLE_KEEPERS = ANY_SSO | CENTRAL
KEEPERS_OF_THE_PERSON = OWN_SSO | CENTRAL

OURS = {
    "health": EVERYBODY,
    "favicon": EVERYBODY,
    "robots": EVERYBODY,
    "sitemap": EVERYBODY,
    "home:search": EVERYBODY,
    "home:report_problem": EVERYBODY,
    "home:problem_reported": EVERYBODY,
    "home_problems": EDITORS,
    "dc_accounts:login": EVERYBODY,
    "dc_accounts:logout": EVERYBODY,
    "dc_accounts:sso_admins": EVERYBODY,
    "dc_directory:index": EVERYBODY,
    "dc_directory:province": EVERYBODY,
    "dc_directory:province_cards": EVERYBODY,
    "dc_directory:officer_card": EVERYBODY,
    "dc_directory_admin:index": CENTRAL,
    "dc_directory_admin:results": CENTRAL,
    "dc_directory_admin:updates": CENTRAL,
    "dc_directory_admin:start": CENTRAL,
    "dc_directory_admin:update": CENTRAL,
    "dc_directory_admin:continue": CENTRAL,
    "dc_directory_admin:apply": CENTRAL,
    "dc_directory_admin:discard": CENTRAL,
    "dc_directory_admin:upload": CENTRAL,
    "dc_directory_admin:table_csv": CENTRAL,
    "dc_directory_admin:table_xlsx": CENTRAL,
    "dc_directory_admin:template_csv": CENTRAL,
    "dc_directory_admin:template_xlsx": CENTRAL,
    "dc_people:index": PEOPLE_KEEPERS,
    "dc_people:add": PEOPLE_KEEPERS,
    "dc_people:import": PEOPLE_KEEPERS,
    "dc_people:import_template": PEOPLE_KEEPERS,
    "dc_people:person": KEEPERS_OF_THE_PERSON,
    "dc_people:edit": KEEPERS_OF_THE_PERSON,
    "dc_people:appoint": KEEPERS_OF_THE_PERSON,
    "dc_people:password": KEEPERS_OF_THE_PERSON,
    "dc_people:deactivate": KEEPERS_OF_THE_PERSON,
    "dc_people:activate": KEEPERS_OF_THE_PERSON,
    "dc_people:change_district": KEEPERS_OF_THE_PERSON,
    "dc_people:end_appointment": KEEPERS_OF_THE_PERSON,
    "workload:contact": OWN_SCREENS,
    "workload:aspect": OWN_SCREENS,
    "workload:own_work": OWN_SCREENS,
    "workload:own_work_add": OWN_SCREENS,
    "workload:own_work_change": OFFICER,
    "workload:own_work_delete": OFFICER,
    "workload:letters": OWN_SCREENS,
    "workload:corrected": OWN_SCREENS,
    "workload:status": ANY_OFFICER | ANY_APPROVER | CENTRAL,
    "workload:report": REPORT_READERS,
    "workload:confirm": APPROVER,
    "workload:send_back": APPROVER,
    "workload:take_back": APPROVER,
    "workload:not_reporting": APPROVER,
    "workload:reporting": APPROVER,
    "workload:rounds": CENTRAL,
    "workload:round_create": CENTRAL,
    "workload:round_open": CENTRAL,
    "workload:round_close": CENTRAL,
    "workload:round_prolong": CENTRAL,
    "workload:round_dates": CENTRAL,
    "workload:round_working_time": CENTRAL,
    "workload:round_new_districts": CENTRAL,
    "workload:round_questions": CENTRAL,
    "workload:aspect_title": CENTRAL,
    "workload:question": CENTRAL,
    "workload:question_add": CENTRAL,
    "workload:question_wording": CENTRAL,
    "workload:question_up": CENTRAL,
    "workload:question_down": CENTRAL,
    "workload:question_delete": CENTRAL,
    "reference_provinces_modeladmin_index": CENTRAL,
    "reference_provinces_modeladmin_create": CENTRAL,
    "reference_provinces_modeladmin_edit": CENTRAL,
    "reference_provinces_modeladmin_inspect": CENTRAL,
    "reference_districts_modeladmin_index": CENTRAL,
    "reference_districts_modeladmin_create": CENTRAL,
    "reference_districts_modeladmin_edit": CENTRAL,
    "reference_districts_modeladmin_inspect": CENTRAL,
    "reference_aspects_modeladmin_index": CENTRAL,
    "reference_aspects_modeladmin_create": CENTRAL,
    "reference_aspects_modeladmin_edit": CENTRAL,
    "reference_aspects_modeladmin_inspect": CENTRAL,
    "reference_questions_modeladmin_index": CENTRAL,
    "reference_questions_modeladmin_create": CENTRAL,
    "reference_questions_modeladmin_edit": CENTRAL,
    "reference_questions_modeladmin_inspect": CENTRAL,
}

# News of กระบี่: who writes them, who decides about them, who keeps what was said and the targets.
OWN_DECIDERS = APPROVER | CENTRAL
OURS |= {
    "news_admin:index": OFFICES | CENTRAL,
    "news_admin:write": OFFICES | EDITORS,
    "news_admin:department": EDITORS,
    "news_admin:queue": ANY_APPROVER | CENTRAL,
    "news_admin:comments": ANY_APPROVER | CENTRAL,
    "news_admin:comment": OWN_DECIDERS,
    "news_admin:hide_comment": OWN_DECIDERS,
    "news_admin:show_comment_again": OWN_DECIDERS,
    "news_admin:dismiss_reports": OWN_DECIDERS,
    "news_admin:review": OWN_DECIDERS,
    "news_admin:preview": REPORT_READERS,
    "news_admin:withdraw": OWN_DECIDERS,
    "news_admin:targets": CENTRAL,
    "news_admin:add_target": CENTRAL,
    "news_admin:target": CENTRAL,
    "news_admin:pause_target": CENTRAL,
    "news_admin:resume_target": CENTRAL,
    "news_admin:send_now": CENTRAL,
    "news_admin:show_secret": CENTRAL,
    "news_admin:renew_secret": CENTRAL,
    "news_admin:remove_target": CENTRAL,
    "news_admin:deliveries": CENTRAL,
    "news_admin:delivery": CENTRAL,
    "news_admin:send_again": CENTRAL,
    "wagtailapi:news:listing": EVERYBODY,
    "wagtailapi:news:detail": EVERYBODY,
}

# What Wagtail opens to whoever writes somewhere, and shows of it what is of the own section and
# the own collection; test_who_sees_drafts holds that. On the page in these addresses, which is the
# department's, they are led to their own section.
WAGTAILS_FOR_WRITERS = dict.fromkeys(
    (
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtaildocs:index",
        "wagtaildocs:index_results",
        "wagtaildocs:add",
        "wagtaildocs:add_multiple",
    ),
    OFFICES | EDITORS,
)

# Wagtail's addresses that tell nobody's business: open to whoever is signed in.
WAGTAILS_OPEN = {
    "wagtailadmin_home": SIGNED_IN,
    "wagtailadmin_account": SIGNED_IN,
    "wagtailadmin_dismissibles": SIGNED_IN,
    "wagtailadmin_tag_autocomplete": SIGNED_IN,
    "wagtailadmin_tag_model_autocomplete": SIGNED_IN,
    # Choosers list published pages, and pictures and documents by collection.
    "wagtailadmin_choose_page": SIGNED_IN,
    "wagtailadmin_choose_page_child": SIGNED_IN,
    "wagtailadmin_choose_page_search": SIGNED_IN,
    "wagtailadmin_choose_page_chosen_multiple": SIGNED_IN,
    "wagtailadmin_choose_page_external_link": SIGNED_IN,
    "wagtailadmin_choose_page_email_link": SIGNED_IN,
    "wagtailadmin_choose_page_phone_link": SIGNED_IN,
    "wagtailadmin_choose_page_anchor_link": SIGNED_IN,
    "wagtailadmin_api": SIGNED_IN,
    "wagtailembeds": SIGNED_IN,
    "wagtaildocs_chooser": SIGNED_IN,
    "wagtailimages_chooser": SIGNED_IN,
    # Every log model scopes its own entries; test_log_scope holds that.
    "wagtailadmin_reports:site_history": SIGNED_IN,
    "wagtailadmin_reports:site_history_results": SIGNED_IN,
    "wagtailadmin_workflows:task_chooser": SIGNED_IN,
    "wagtailadmin_workflows:task_chooser_results": SIGNED_IN,
    "wagtailadmin_workflows:task_chooser_create": SIGNED_IN,  # creates nothing without the right
    "wagtailadmin_workflows:task_chosen": SIGNED_IN,
    "wagtailadmin_editing_sessions": SIGNED_IN,
    "wagtailadmin_block_preview": SIGNED_IN,
    "wagtail_modeladmin:javascript_catalog": SIGNED_IN,
    "wagtailadmin_pages:choose_parent": SIGNED_IN,
    "wagtailadmin_pages:move_confirm": SIGNED_IN,
    "wagtailadmin_pages:confirm_workflow_cancellation": SIGNED_IN,
    # Lead to the editor of a page that does not wait, which asks who may open it.
    "wagtailadmin_pages:workflow_action": SIGNED_IN,
    "wagtailadmin_pages:collect_workflow_action_data": SIGNED_IN,
    "wagtailadmin_pages:revisions_index": SIGNED_IN,
    "unnamed admin/test404/": SIGNED_IN,
    # For everybody: drawings, words, doors that lead to our own door, and public files.
    "wagtailadmin_sprite": EVERYBODY,
    "wagtailadmin_javascript_catalog": EVERYBODY,
    "wagtailadmin_login": EVERYBODY,
    "wagtailadmin_logout": EVERYBODY,
    "wagtailcore_login": EVERYBODY,
    "wagtail_serve": EVERYBODY,
}

# What is not there for anybody.
NOT_THERE = {
    "no_failwhale": NOBODY,
    "wagtailadmin_error_test": NOBODY,
    "wagtailadmin_password_reset": NOBODY,
    "wagtailadmin_password_reset_done": NOBODY,
    "wagtailadmin_password_reset_confirm": NOBODY,
    "wagtailadmin_password_reset_complete": NOBODY,
    "unnamed admin/.*/": NOBODY,
    "wagtaildocs_serve": NOBODY,
    "wagtaildocs_authenticate_with_password": NOBODY,
    "wagtailcore_authenticate_with_password": NOBODY,
}

# Families in which the department's editors keep the public site, and nobody else.
WAGTAILS_FOR_EDITORS = dict.fromkeys(
    (
        "wagtail_bulk_action",
        "wagtailadmin_pages",
        "wagtailadmin_reports",
        "wagtailforms",
        "wagtailsettings",
        "wagtaildocs",
        "wagtailimages",
    ),
    EDITORS,
)

# Whole families that no role of ours has any business in.
WAGTAILS_CLOSED = dict.fromkeys(
    (
        "wagtailadmin_collections",
        "wagtailadmin_workflows",
        "wagtailredirects",
        "wagtailsnippets",
        "wagtailsites",
        "wagtailusers_users",
        "wagtailusers_groups",
    ),
    CLOSED,
)

EXPECTATIONS = {
    **WAGTAILS_CLOSED,
    **WAGTAILS_FOR_EDITORS,
    **WAGTAILS_FOR_WRITERS,
    **WAGTAILS_OPEN,
    **NOT_THERE,
    **OURS,
}


def expected(address: Address) -> frozenset[str] | None:
    """Give who may open an address: by its name, or by the family (namespace) it is of."""
    by_name = EXPECTATIONS.get(address.name)
    return EXPECTATIONS.get(address.name.split(":")[0]) if by_name is None else by_name
