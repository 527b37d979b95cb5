// Every page, as an address of the sample site. `route` is the pattern of the server's own table of routes.

export function pages(site) {
  const { url, plans } = site;
  const page = (route, name, address, more = {}) => ({ route, name, address, status: 200, ...more });
  return [
    page("/", "home", `${url}/`),
    page("/plans", "plans", `${url}/plans`),
    page("/plans/{plan}", "plan", plans.action),
    page("/plans/{plan}", "plan-ratings", plans.progress),
    page("/plans/{plan}", "plan-partner", plans.partner),
    page("/plans/{plan}", "plan-report", plans.report),
    page("/plans/{plan}", "plan-as-at", `${plans.action}?at=2099-12-31`),
    page("/plans/{plan}/sections/{section}", "section", `${plans.action}/sections/3`),
    page("/plans/{plan}/sections/{section}", "section-narrative", `${plans.progress}/sections/1`),
    page("/plans/{plan}/sections/{section}/history", "section-history", `${plans.action}/sections/3/history`),
    page("/plans/{plan}/actions", "actions", `${plans.action}/actions`),
    page("/plans/{plan}/actions", "actions-overdue", `${plans.action}/actions?show=overdue`),
    page("/plans/{plan}/actions/{action}", "action", `${plans.action}/actions/9`),
    page("/plans/{plan}/actions/{action}", "action-partner", `${plans.partner}/actions/2`),
    page("/plans/{plan}/actions/{action}/history", "action-history", `${plans.action}/actions/9/history`),
    ...["updates/new", "target-date", "completion", "completion/reopening", "comments", "turns", "waits-on", "sections"].map((name) =>
      page(`/plans/{plan}/actions/{action}/${name}`, `action-${name.replace("/", "-")}`, `${plans.action}/actions/9/${name}`)),
    page("/plans/{plan}/sections/{section}/comments", "section-comments", `${plans.action}/sections/3/comments`),
    page("/plans/{plan}/updates", "updates", `${plans.action}/updates`),
    ...["evidence", "evidence/new", "periods", "periods/new", "scheme", "concerns", "escalations"].map((name) =>
      page(`/plans/{plan}/${name}`, name.replace("/", "-"), `${plans.action}/${name}`)),
    ...["evidence/new", "concerns/new", "escalations/new"].map((name) =>
      page(`/plans/{plan}/actions/{action}/${name}`, `action-${name.replace("/", "-")}`, `${plans.action}/actions/9/${name}`)),
    ...["concerns/new", "escalations/new"].map((name) =>
      page(`/plans/{plan}/sections/{section}/${name}`, `section-${name.replace("/", "-")}`, `${plans.action}/sections/3/${name}`)),
    page("/escalations", "matters", `${url}/escalations`),
    page("/ladder", "ladder", `${url}/ladder`),
    page("/actions", "all-actions", `${url}/actions`),
    page("/search", "search", `${url}/search`),
    page("/search", "search-found", `${url}/search?q=plan`),
    page("/plans/{plan}/flags", "flags", `${plans.action}/flags`),
    page("/plans/{plan}/flags", "flags-error", `${plans.action}/flags?level=error`),
    page("/plans/{plan}/coverage", "coverage", `${plans.action}/coverage`),
    page("/plans/{plan}/sections/{section}", "section-report", `${plans.report}/sections/1`),
    page("/plans/{plan}/coverage", "coverage-own", `${plans.report}/coverage`),
    page("/plans/{plan}/coverage", "coverage-report", `${plans.action}/coverage?report=${plans.report?.split("/").pop()}`),
    page("/plans/{plan}/history", "history", `${plans.action}/history`),
    page("/plans/{plan}/source", "source", `${plans.action}/source`),
    page("/plans/{plan}/source", "source-picked", `${plans.action}/source?mark=4000-4040`),
    page("/plans/{plan}/papers", "papers", `${plans.action}/papers`),
    page("/plans/{plan}/papers/progress", "paper", `${plans.action}/papers/progress`),
    page("/plans/{plan}/papers/progress", "paper-ratings", `${plans.progress}/papers/progress`),
    page("/documents/new", "upload", `${url}/documents/new`),
    page("/rules", "rules", `${url}/rules`),
    page("/rules/{code}", "rule", `${url}/rules/STA001`),
    page("", "not-found", `${url}/nothing/here`, { status: 404 }),
    page("", "bad-moment", `${plans.action}?at=soon`, { status: 400 }),
  ];
}

// The pages of people, for an administrator: of a person, of a role that this person holds and a deputy, of somebody who has left.
export function pagesOfPeople({ url, person, role, deputy, left }) {
  const page = (route, name, address) => ({ route, name, address: url + address, status: 200 });
  const under = (route, base, names) => names.map((name) => page(`${route}/${name}`, `${route.split("/")[1]}-${name.replaceAll("/", "-")}`, `${base}/${name}`));
  return [
    page("/account", "account", "/account"),
    ...under("/account", "/account", ["password", "second-factor", "sessions", "reminders"]),
    page("/governance", "governance", "/governance"),
    page("/governance/due", "governance-due", "/governance/due"),
    page("/bodies", "bodies", "/bodies"),
    page("/bodies/new", "body-new", "/bodies/new"),
    page("/policies", "policies", "/policies"),
    page("/policies/new", "policy-new", "/policies/new"),
    page("/people/letters", "letters", "/people/letters"),
    page("/people", "people", "/people"),
    page("/people/new", "person-new", "/people/new"),
    page("/people/record", "record", "/people/record"),
    page("/people/record", "record-accounts", "/people/record?of=sign-ins"),
    page("/people/record", "record-refusals", "/people/record?of=refusals"),
    page("/sign-in/proof", "proof", "/sign-in/proof"),
    page("/people/{person}", "person", `/people/${person}`),
    ...under("/people/{person}", `/people/${person}`, ["name", "rights", "shares", "link", "login", "signing-out", "disabling", "leaving", "second-factor/removal"]),
    page("/roles", "roles", "/roles"),
    page("/roles/new", "role-new", "/roles/new"),
    page("/roles/{role}", "role", `/roles/${role}`),
    ...under("/roles/{role}", `/roles/${role}`, ["words", "holders", "deputies", "hand-over", "end"]),
    page("/roles/{role}/holders/{person}/end", "holder-end", `/roles/${role}/holders/${person}/end`),
    page("/roles/{role}/deputies/{person}/end", "deputy-end", `/roles/${role}/deputies/${deputy}/end`),
    page("/people/{person}/return", "return", `/people/${left}/return`),
    page("/leads", "leads", "/leads"),
  ];
}

// The pages of what a plan that is run has: an update, evidence, a period, a concern, a matter, a board, its meeting, a policy.
export function pagesOfRunning({ url, plan, body, meeting, policy }) {
  const page = (route, name, address) => ({ route, name, address, status: 200 });
  const under = (route, base, names) =>
    names.map((name) => page(`${route}${name && "/"}${name}`, `running-${route.split("/").at(-2)}-${name.replaceAll("/", "-")}`, `${base}${name && "/"}${name}`));
  return [
    page("/", "running-home", `${url}/`),
    page("/plans/{plan}", "running-plan", plan),
    page("/plans/{plan}/sections/{section}", "running-section", `${plan}/sections/2`),
    page("/plans/{plan}/actions/{action}", "running-action", `${plan}/actions/9`),
    page("/plans/{plan}/actions/{action}/completion", "running-completion", `${plan}/actions/9/completion`),
    page("/plans/{plan}/actions/{action}/updates/{update}", "running-update", `${plan}/actions/9/updates/1`),
    page("/plans/{plan}/evidence", "running-evidence", `${plan}/evidence`),
    ...under("/plans/{plan}/evidence/{evidence}", `${plan}/evidence/1`, ["", "versions/new", "actions", "removal"]),
    page("/plans/{plan}/periods", "running-periods", `${plan}/periods`),
    ...under("/plans/{plan}/periods/{period}", `${plan}/periods/1`, ["", "closing", "comparison"]),
    page("/plans/{plan}/periods/{period}/sections/{section}", "running-rating", `${plan}/periods/1/sections/3`),
    page("/plans/{plan}/concerns", "running-concerns", `${plan}/concerns`),
    ...under("/plans/{plan}/concerns/{concern}", `${plan}/concerns/1`, ["", "answers", "closing"]),
    page("/plans/{plan}/escalations", "running-escalations", `${plan}/escalations`),
    ...under("/plans/{plan}/escalations/{escalation}", `${plan}/escalations/1`, ["", "rungs", "answers", "disputes", "closing"]),
    page("/escalations", "running-matters", `${url}/escalations`),
    page("/views/new", "running-view", `${url}/views/new?of=%2Factions%3Fdate%3Doverdue`),
    page("/governance", "running-governance", `${url}/governance`),
    page("/governance/due", "running-due", `${url}/governance/due`),
    ...under("/bodies/{body}", `${url}/bodies/${body}`, ["", "words", "end", "reports/new", "meetings/new"]),
    ...under("/bodies/{body}/reports/{report}", `${url}/bodies/${body}/reports/1`, ["", "received", "end"]),
    ...under("/meetings/{meeting}", `${url}/meetings/${meeting}`, ["", "reopening", "items/new", "decisions/new", "questions/new", "minutes/draft"]),
    ...under("/meetings/{meeting}/items/{item}", `${url}/meetings/${meeting}/items/1`, ["", "drop"]),
    ...under("/meetings/{meeting}/decisions/{decision}", `${url}/meetings/${meeting}/decisions/1`, ["", "confirmation"]),
    ...under("/meetings/{meeting}/questions/{question}", `${url}/meetings/${meeting}/questions/1`, ["", "answer", "withdrawal"]),
    ...under("/policies/{policy}", `${url}/policies/${policy}`, ["", "words", "drafts", "withdrawal"]),
    ...under("/policies/{policy}/versions/{version}", `${url}/policies/${policy}/versions/1`, ["sign-off", "launch"]),
  ];
}
