//! Plans, and all that is done with them.

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use goldthread_people::Permission::{
    BringIn, Comment, RunPlan, SeeEvidence, SeePapers, SeePlan, SeeRules, SeeSource, TellProgress, Verify,
};

use super::{GET, GET_POST, MOST_CHOSEN, POST, Route, row};
use crate::access::May;
use crate::pages;

/// In the order a person meets them.
pub(super) const ROUTES: &[Route] = &[
    row("/search", GET, May::Somewhere(SeePlan), "search", || get(pages::search::show)),
    row("/actions", GET, May::Somewhere(SeePlan), "all_actions", || get(pages::all_actions::show)),
    row("/actions.csv", GET, May::Somewhere(SeePlan), "all_actions", || get(pages::all_actions::csv)),
    row("/actions.xlsx", GET, May::Somewhere(SeePlan), "all_actions", || get(pages::all_actions::xlsx)),
    row("/views/new", GET, May::Person, "views", || get(pages::views::new)),
    row("/views", POST, May::Person, "views", || post(pages::views::save)),
    row("/views/{view}/removal", POST, May::Person, "views", || post(pages::views::forget)),
    row("/plans", GET, May::Somewhere(SeePlan), "plans", || get(pages::plans::show)).made_once(),
    row("/plans/{plan}", GET, May::There(SeePlan), "plan", || get(pages::plan::show)).made_once(),
    row("/plans/{plan}/sections/{section}", GET, May::There(SeePlan), "section", || {
        get(pages::section::show)
    })
    .made_once(),
    row("/plans/{plan}/sections/{section}/history", GET, May::There(SeePlan), "history", || {
        get(pages::section::history)
    })
    .made_once(),
    row("/plans/{plan}/actions", GET, May::There(SeePlan), "actions", || get(pages::actions::show))
        .made_once(),
    row("/plans/{plan}/actions.csv", GET, May::There(SeePlan), "actions", || get(pages::actions::csv)),
    row("/plans/{plan}/actions.xlsx", GET, May::There(SeePlan), "actions", || get(pages::actions::xlsx)),
    row("/plans/{plan}/actions/{action}", GET, May::There(SeePlan), "action", || get(pages::action::show))
        .made_once(),
    row("/plans/{plan}/actions/{action}/history", GET, May::There(SeePlan), "history", || {
        get(pages::action::history)
    })
    .made_once(),
    row("/plans/{plan}/actions/{action}/updates/new", GET, May::There(TellProgress), "update", || {
        get(pages::update::new)
    }),
    row("/plans/{plan}/actions/{action}/updates", POST, May::There(TellProgress), "update", || {
        post(pages::update::post)
    }),
    row(
        "/plans/{plan}/actions/{action}/updates/{update}",
        GET_POST,
        May::There(TellProgress),
        "update",
        || get(pages::update::show_one).post(pages::update::correct),
    ),
    row(
        "/plans/{plan}/actions/{action}/target-date",
        GET_POST,
        May::There(TellProgress),
        "target_date",
        || get(pages::target_date::show).post(pages::target_date::move_it),
    ),
    row("/plans/{plan}/actions/{action}/completion", GET, May::There(SeePlan), "completion", || {
        get(pages::completion::show)
    }),
    row(
        "/plans/{plan}/actions/{action}/completion/claim",
        POST,
        May::There(TellProgress),
        "completion",
        || post(pages::completion::claim),
    ),
    row(
        "/plans/{plan}/actions/{action}/completion/verification",
        POST,
        May::There(Verify),
        "completion",
        || post(pages::completion::verify),
    ),
    row("/plans/{plan}/actions/{action}/completion/return", POST, May::There(Verify), "completion", || {
        post(pages::completion::give_back)
    }),
    row("/plans/{plan}/actions/{action}/completion/checks", POST, May::There(Verify), "completion", || {
        post(pages::completion::check)
    }),
    row(
        "/plans/{plan}/actions/{action}/completion/sustaining",
        POST,
        May::There(Verify),
        "completion",
        || post(pages::completion::sustain),
    ),
    row(
        "/plans/{plan}/actions/{action}/completion/reopening",
        GET_POST,
        May::ThereEither(TellProgress, Verify),
        "completion",
        || get(pages::completion::ask_reopening).post(pages::completion::reopen),
    ),
    row("/plans/{plan}/actions/{action}/comments", GET, May::There(SeePlan), "comments", || {
        get(pages::comments::of_action)
    }),
    row("/plans/{plan}/actions/{action}/comments", POST, May::There(Comment), "comments", || {
        post(pages::comments::on_action)
    }),
    row("/plans/{plan}/sections/{section}/comments", GET, May::There(SeePlan), "comments", || {
        get(pages::comments::of_section)
    }),
    row("/plans/{plan}/sections/{section}/comments", POST, May::There(Comment), "comments", || {
        post(pages::comments::on_section)
    }),
    row("/plans/{plan}/actions/{action}/turns", GET_POST, May::There(TellProgress), "turns", || {
        get(pages::turns::show).post(pages::turns::record)
    }),
    row("/plans/{plan}/actions/{action}/waits-on", GET_POST, May::There(TellProgress), "waits_on", || {
        get(pages::waits_on::show).post(pages::waits_on::set)
    }),
    row("/plans/{plan}/actions/{action}/sections", GET_POST, May::There(RunPlan), "sharing", || {
        get(pages::sharing::show).post(pages::sharing::set)
    }),
    row("/plans/{plan}/updates", GET_POST, May::There(RunPlan), "bulk_update", || {
        get(pages::bulk_update::show).post(pages::bulk_update::post).layer(DefaultBodyLimit::max(MOST_CHOSEN))
    }),
    row("/plans/{plan}/periods", GET, May::There(SeePlan), "periods", || get(pages::periods::show))
        .made_once(),
    row("/plans/{plan}/periods/new", GET_POST, May::There(RunPlan), "periods", || {
        get(pages::periods::ask).post(pages::periods::open)
    }),
    row("/plans/{plan}/periods/{period}", GET, May::There(SeePlan), "period", || get(pages::period::show))
        .made_once(),
    row("/plans/{plan}/periods/{period}/sections/{section}", GET_POST, May::There(RunPlan), "rating", || {
        get(pages::rating::ask).post(pages::rating::rate)
    }),
    row("/plans/{plan}/periods/{period}/closing", GET_POST, May::There(RunPlan), "period", || {
        get(pages::period::ask_closing).post(pages::period::close)
    }),
    row("/plans/{plan}/periods/{period}/comparison", GET, May::There(SeePlan), "comparison", || {
        get(pages::comparison::show)
    })
    .made_once(),
    row("/plans/{plan}/scheme", GET_POST, May::There(RunPlan), "scheme", || {
        get(pages::scheme::ask).post(pages::scheme::set)
    }),
    row("/plans/{plan}/concerns", GET, May::There(SeePlan), "concerns", || get(pages::concerns::show))
        .made_once(),
    row("/plans/{plan}/actions/{action}/concerns/new", GET, May::There(TellProgress), "concern", || {
        get(pages::concern::raise::ask)
    }),
    row("/plans/{plan}/actions/{action}/concerns", POST, May::There(TellProgress), "concern", || {
        post(pages::concern::raise::raise)
    }),
    row("/plans/{plan}/sections/{section}/concerns/new", GET, May::There(TellProgress), "concern", || {
        get(pages::concern::raise::ask)
    }),
    row("/plans/{plan}/sections/{section}/concerns", POST, May::There(TellProgress), "concern", || {
        post(pages::concern::raise::raise)
    }),
    row("/plans/{plan}/concerns/{concern}", GET, May::There(SeePlan), "concern", || {
        get(pages::concern::show)
    })
    .made_once(),
    row("/plans/{plan}/concerns/{concern}/answers", GET_POST, May::There(TellProgress), "concern", || {
        get(pages::concern::answer::ask).post(pages::concern::answer::answer)
    }),
    row("/plans/{plan}/concerns/{concern}/closing", GET_POST, May::There(TellProgress), "concern", || {
        get(pages::concern::close::ask).post(pages::concern::close::close)
    }),
    row("/plans/{plan}/escalations", GET, May::There(SeePlan), "escalations", || {
        get(pages::escalations::show)
    })
    .made_once(),
    row("/plans/{plan}/actions/{action}/escalations/new", GET, May::There(RunPlan), "escalation", || {
        get(pages::escalation::ask_where)
    }),
    row("/plans/{plan}/actions/{action}/escalations", POST, May::There(RunPlan), "escalation", || {
        post(pages::escalation::raise)
    }),
    row("/plans/{plan}/sections/{section}/escalations/new", GET, May::There(RunPlan), "escalation", || {
        get(pages::escalation::ask_where)
    }),
    row("/plans/{plan}/sections/{section}/escalations", POST, May::There(RunPlan), "escalation", || {
        post(pages::escalation::raise)
    }),
    row("/plans/{plan}/escalations/{escalation}", GET, May::There(SeePlan), "escalation", || {
        get(pages::escalation::show)
    })
    .made_once(),
    row(
        "/plans/{plan}/escalations/{escalation}/acknowledgements",
        GET_POST,
        May::There(TellProgress),
        "escalation",
        || get(pages::escalation::ask_who).post(pages::escalation::acknowledge),
    ),
    row(
        "/plans/{plan}/escalations/{escalation}/disputes",
        GET_POST,
        May::There(TellProgress),
        "escalation",
        || get(pages::escalation::ask_what).post(pages::escalation::dispute),
    ),
    row("/plans/{plan}/escalations/{escalation}/rungs", GET_POST, May::There(RunPlan), "escalation", || {
        get(pages::escalation::ask_higher).post(pages::escalation::take_up)
    }),
    row(
        "/plans/{plan}/escalations/{escalation}/answers",
        GET_POST,
        May::There(TellProgress),
        "escalation",
        || get(pages::escalation::ask_answer).post(pages::escalation::answer),
    ),
    row(
        "/plans/{plan}/escalations/{escalation}/closing",
        GET_POST,
        May::There(RunPlan),
        "escalation",
        || get(pages::escalation::ask_how).post(pages::escalation::close),
    ),
    row("/escalations", GET, May::Somewhere(SeePlan), "matters", || get(pages::matters::show)).made_once(),
    row("/ladder", GET_POST, May::Everywhere(RunPlan), "ladder", || {
        get(pages::ladder::show).post(pages::ladder::set)
    }),
    row("/plans/{plan}/actions/{action}/evidence/new", GET, May::There(TellProgress), "evidence", || {
        get(pages::evidence::new)
    }),
    row("/plans/{plan}/actions/{action}/evidence", POST, May::There(TellProgress), "evidence", || {
        post(pages::evidence::add).layer(DefaultBodyLimit::disable())
    }),
    row("/plans/{plan}/evidence", GET, May::There(SeePlan), "evidence", || get(pages::evidence::show))
        .made_once(),
    row("/plans/{plan}/evidence", POST, May::There(TellProgress), "evidence", || {
        post(pages::evidence::add).layer(DefaultBodyLimit::disable())
    }),
    row("/plans/{plan}/evidence/new", GET, May::There(TellProgress), "evidence", || {
        get(pages::evidence::new)
    }),
    row("/plans/{plan}/evidence/{evidence}", GET, May::There(SeePlan), "piece", || get(pages::piece::show))
        .made_once(),
    row("/plans/{plan}/evidence/{evidence}/versions/new", GET, May::There(TellProgress), "piece", || {
        get(pages::piece::new_version)
    }),
    row("/plans/{plan}/evidence/{evidence}/versions", POST, May::There(TellProgress), "piece", || {
        post(pages::piece::replace).layer(DefaultBodyLimit::disable())
    }),
    row(
        "/plans/{plan}/evidence/{evidence}/versions/{version}/file",
        GET,
        May::There(SeeEvidence),
        "piece",
        || get(pages::piece::file),
    )
    .looked_at("evidence"),
    row("/plans/{plan}/evidence/{evidence}/actions", GET_POST, May::There(TellProgress), "piece", || {
        get(pages::piece::ask_serves).post(pages::piece::set_serves)
    }),
    row("/plans/{plan}/evidence/{evidence}/removal", GET_POST, May::There(TellProgress), "piece", || {
        get(pages::piece::ask_removal).post(pages::piece::remove)
    }),
    row("/plans/{plan}/sections/{section}/evidence.zip", GET, May::There(SeeEvidence), "evidence", || {
        get(pages::evidence::pack)
    })
    .looked_at("evidence"),
    row("/plans/{plan}/flags", GET, May::There(SeePlan), "flags", || get(pages::flags::show)).made_once(),
    row("/plans/{plan}/coverage", GET, May::There(SeePlan), "coverage", || get(pages::coverage::show))
        .made_once(),
    row("/plans/{plan}/coverage", POST, May::There(SeeSource), "coverage", || {
        post(pages::coverage::upload).layer(DefaultBodyLimit::disable())
    }),
    row("/plans/{plan}/history", GET, May::There(SeePlan), "history", || get(pages::history::show))
        .made_once(),
    row("/plans/{plan}/source", GET, May::There(SeeSource), "source", || get(pages::source::show))
        .looked_at("source")
        .made_once(),
    row("/plans/{plan}/papers", GET, May::There(SeePapers), "papers", || get(pages::papers::show))
        .made_once(),
    row("/plans/{plan}/papers/progress", GET, May::There(SeePapers), "papers", || {
        get(pages::papers::progress)
    }),
    row("/plans/{plan}/papers/{file}", GET, May::There(SeePapers), "papers", || get(pages::papers::file)),
    row("/documents/new", GET, May::Somewhere(BringIn), "document", || get(pages::document::new)),
    row("/documents", GET, May::Somewhere(BringIn), "document", || get(pages::document::again)),
    row("/documents", POST, May::Somewhere(BringIn), "document", || {
        post(pages::document::create).layer(DefaultBodyLimit::disable())
    }),
    row("/drafts/{draft}", GET, May::Somewhere(BringIn), "draft", || get(pages::draft::show))
        .looked_at("draft"),
    row("/drafts/{draft}/doubts/{doubt}", POST, May::Somewhere(BringIn), "draft", || {
        post(pages::draft::doubts::settle)
    }),
    row("/drafts/{draft}/columns/{table}", POST, May::Somewhere(BringIn), "draft", || {
        post(pages::draft::columns::set)
    }),
    row("/drafts/{draft}/actions/{action}", GET_POST, May::Somewhere(BringIn), "draft", || {
        get(pages::draft::edit::action).post(pages::draft::edit::set_action)
    })
    .looked_at("draft"),
    row("/drafts/{draft}/sections/{section}", GET_POST, May::Somewhere(BringIn), "draft", || {
        get(pages::draft::edit::section).post(pages::draft::edit::set_section)
    })
    .looked_at("draft"),
    row("/drafts/{draft}/pages/{page}", GET, May::Somewhere(BringIn), "page_picture", || {
        get(pages::page_picture::show)
    })
    .looked_at("draft"),
    row("/drafts/{draft}/confirmation", POST, May::Everywhere(BringIn), "draft", || {
        post(pages::draft::confirm)
    }),
    row("/drafts/{draft}/versions/{plan}", GET_POST, May::There(BringIn), "version", || {
        get(pages::version::show).post(pages::version::take).layer(DefaultBodyLimit::max(MOST_CHOSEN))
    })
    .looked_at("draft"),
    row("/drafts/{draft}/removal", POST, May::Somewhere(BringIn), "draft", || post(pages::draft::remove)),
    row("/rules", GET, May::Somewhere(SeeRules), "rules", || get(pages::rules::show)).made_once(),
    row("/rules/{code}", GET, May::Somewhere(SeeRules), "rule", || get(pages::rule::show)).made_once(),
];
