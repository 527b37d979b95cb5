//! The way in, a person's own pages, people and roles, and what programs ask.

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use goldthread_people::Permission::{ManagePeople, ManageRoles, SeeDirectory, SeeRecord, SeeRules};

use super::{GET, GET_POST, MOST_KEPT, POST, Route, row};
use crate::access::May;
use crate::{assets, pages};

/// In the order a person meets them.
pub(super) const ROUTES: &[Route] = &[
    row("/", GET, May::Somewhere(SeeRules), "home", || get(pages::home::show)),
    row("/sign-in", GET, May::Anyone, "sign_in", || get(pages::sign_in::show)),
    row("/sign-in", POST, May::Anyone, "sign_in", || {
        post(pages::sign_in::submit).layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/sign-in/code", GET_POST, May::Session, "sign_in", || {
        get(pages::sign_in::code::show)
            .post(pages::sign_in::code::submit)
            .layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/sign-in/proof", GET_POST, May::SignedIn, "sign_in", || {
        get(pages::sign_in::proof::show)
            .post(pages::sign_in::proof::submit)
            .layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/sign-out", POST, May::Anyone, "sign_out", || post(pages::sign_out::leave)),
    row("/authorities", GET_POST, May::Session, "authorities", || {
        get(pages::authorities::show).post(pages::authorities::choose).layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/links/{link}", GET_POST, May::Anyone, "link", || get(pages::link::show).post(pages::link::use_it)),
    row("/account", GET, May::Person, "account", || get(pages::account::show)),
    row("/account/password", GET_POST, May::Person, "account", || {
        get(pages::account::password::show).post(pages::account::password::change)
    })
    .shown_lately(),
    row("/account/second-factor", GET_POST, May::SignedIn, "account", || {
        get(pages::account::second_factor::show)
            .post(pages::account::second_factor::confirm)
            .layer(DefaultBodyLimit::max(MOST_KEPT))
    })
    .shown_lately(),
    row("/account/second-factor/removal", POST, May::Person, "account", || {
        post(pages::account::second_factor::remove)
    })
    .shown_lately(),
    row("/account/reminders", GET_POST, May::Person, "reminders", || {
        get(pages::reminders::show).post(pages::reminders::set)
    }),
    row("/account/reminders/feed", POST, May::Person, "reminders", || post(pages::reminders::make_feed))
        .shown_lately(),
    row("/account/reminders/feed/end", POST, May::Person, "reminders", || post(pages::reminders::end_feed)),
    row("/calendar/{feed}", GET, May::Anyone, "calendar", || get(pages::calendar::show)),
    row("/account/sessions", GET, May::Person, "sessions", || get(pages::sessions::show)),
    row("/account/sessions/others/end", POST, May::Person, "sessions", || post(pages::sessions::end_others))
        .shown_lately(),
    row("/account/sessions/{session}/end", POST, May::Person, "sessions", || post(pages::sessions::end))
        .shown_lately(),
    row("/people", GET, May::Somewhere(SeeDirectory), "people", || get(pages::people::show)),
    row("/people", POST, May::Everywhere(ManagePeople), "people", || post(pages::people::create))
        .shown_lately(),
    row("/people/new", GET, May::Everywhere(ManagePeople), "people", || get(pages::people::new))
        .shown_lately(),
    row("/people/record", GET, May::Everywhere(SeeRecord), "record", || get(pages::record::show))
        .looked_at("record"),
    row("/people/letters", GET_POST, May::Everywhere(SeeRecord), "letters", || {
        get(pages::letters::show).post(pages::letters::again)
    })
    .looked_at("letters"),
    row("/people/{person}", GET, May::Somewhere(SeeDirectory), "person", || get(pages::person::show)),
    row("/people/{person}/name", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::name::show).post(pages::person::name::change)
    }),
    row("/people/{person}/rights", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::rights::show).post(pages::person::rights::give)
    })
    .shown_lately(),
    row("/people/{person}/rights/withdrawal", POST, May::Everywhere(ManagePeople), "person", || {
        post(pages::person::rights::withdraw)
    })
    .shown_lately(),
    row("/people/{person}/shares", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::shares::show).post(pages::person::shares::share)
    })
    .shown_lately(),
    row("/people/{person}/shares/withdrawal", POST, May::Everywhere(ManagePeople), "person", || {
        post(pages::person::shares::withdraw)
    })
    .shown_lately(),
    row("/people/{person}/link", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::link::show).post(pages::person::link::make)
    })
    .shown_lately(),
    row("/people/{person}/login", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::login::show).post(pages::person::login::change)
    })
    .shown_lately(),
    row("/people/{person}/disabling", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::entry::ask).post(pages::person::entry::disable)
    })
    .shown_lately(),
    row("/people/{person}/enabling", POST, May::Everywhere(ManagePeople), "person", || {
        post(pages::person::entry::enable)
    })
    .shown_lately(),
    row("/people/{person}/signing-out", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::signing_out::ask).post(pages::person::signing_out::end)
    })
    .shown_lately(),
    row("/people/{person}/leaving", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::leaving::ask).post(pages::person::leaving::record)
    })
    .shown_lately(),
    row("/people/{person}/return", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::leaving::ask_return).post(pages::person::leaving::record_return)
    })
    .shown_lately(),
    row("/people/{person}/second-factor/removal", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::second_factor::ask).post(pages::person::second_factor::remove)
    })
    .shown_lately(),
    row("/roles", GET, May::Somewhere(SeeDirectory), "roles", || get(pages::roles::show)),
    row("/roles", POST, May::Everywhere(ManageRoles), "roles", || post(pages::roles::create)),
    row("/roles/new", GET, May::Everywhere(ManageRoles), "roles", || get(pages::roles::new)),
    row("/roles/{role}", GET, May::Somewhere(SeeDirectory), "role", || get(pages::role::show)),
    row("/roles/{role}/words", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::words::show).post(pages::role::words::change)
    }),
    row("/roles/{role}/holders", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::appoint::ask_holder).post(pages::role::appoint::holder)
    }),
    row("/roles/{role}/holders/{person}/end", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::end::ask_holder).post(pages::role::end::end_holder)
    }),
    row("/roles/{role}/deputies", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::appoint::ask_deputy).post(pages::role::appoint::deputy)
    }),
    row("/roles/{role}/deputies/{person}/end", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::end::ask_deputy).post(pages::role::end::end_deputy)
    }),
    row("/roles/{role}/hand-over", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::hand_over::ask).post(pages::role::hand_over::hand_over)
    }),
    row("/roles/{role}/end", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::end::ask_role).post(pages::role::end::end_role)
    }),
    row("/leads", GET, May::Somewhere(SeeDirectory), "leads", || get(pages::leads::show)),
    row("/leads", POST, May::Everywhere(ManageRoles), "leads", || post(pages::leads::resolve_one)),
    row("/leads/removal", POST, May::Everywhere(ManageRoles), "leads", || post(pages::leads::take_back)),
    row("/health", GET, May::Anyone, "health", || get(pages::health::show)),
    row("/ready", GET, May::Anyone, "ready", || get(pages::ready::show)),
    row("/metrics", GET, May::Anyone, "metrics", || get(pages::metrics::show)),
    row("/assets/{name}", GET, May::Anyone, "", || get(assets::file)),
];
