//! `GET /search`.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::testing::people::Member;
use crate::testing::{Site, holds};

/// The page, once the texts of documents have been read.
async fn settled(site: &Site, query: &str) -> String {
    loop {
        let page = site.page(&format!("/search?{query}")).await;
        if !page.contains("still being read") {
            return page;
        }
        tokio::task::yield_now().await;
    }
}

/// What kinds of things are found, and how many.
async fn found(site: &Site, query: &str) -> Vec<String> {
    let page = settled(site, query).await;
    let hits = page.split("gt-found__one").skip(1);
    let word = |hit: &str| Some(hit.split_once("gt-tag--plain\">")?.1.split_once('<')?.0.to_owned());
    let mut kinds: Vec<String> = hits.filter_map(word).collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn everybody_finds_what_they_may_see_and_no_more() {
    let site = Site::with_people().await;
    let check = async |member: Member, typed: &str, expected: &[&str]| {
        let kinds = found(&site.seen_by(member).await, &format!("q={typed}")).await;
        assert_eq!(kinds, expected, "{member:?} {typed}");
    };
    for member in [Member::Imogen, Member::Quinn] {
        check(member, "guide", &["Action", "Action", "Document"]).await;
        check(member, "nobody+writes+down", &["Document", "Finding"]).await;
    }
    for member in [Member::Alex, Member::Ana, Member::Rae] {
        check(member, "guide", &["Action", "Action"]).await;
        check(member, "improvement+plan", &["Plan"]).await;
        check(member, "box+added", &["Progress"]).await;
    }
    check(Member::Sid, "guide", &["Action", "Action"]).await;
    check(Member::Sid, "timeliness", &["Section"]).await;
    check(Member::Sid, "improvement+plan", &[]).await;
    check(Member::Sid, "box", &[]).await;
    check(Member::Pat, "guide", &["Action"]).await;
    check(Member::Pat, "timeliness", &[]).await;
    check(Member::Pat, "timelines", &[]).await;
    for nobody in [Member::Noa, Member::Addy] {
        let answer = site.seen_by(nobody).await.get("/search?q=guide").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{nobody:?}");
    }
    assert!(site.get("/search?q=guide").await.location.starts_with("/sign-in"));
}

#[tokio::test]
async fn what_may_not_be_seen_is_in_no_count() {
    let site = Site::with_people().await;
    let page = settled(&site.seen_by(Member::Pat).await, "q=guide").await;
    holds(&page, &["Found 1 thing.", "Actions (1)", "Improvement Plan (1)"]);
    assert!(!page.contains("Texts of documents"));
    let nothing = settled(&site.seen_by(Member::Sid).await, "q=box").await;
    holds(&nothing, &["Nothing was found.", "Looked through 1 plan", "the text of no documents"]);
}

#[tokio::test]
async fn no_authority_finds_what_is_anothers() {
    let site = Site::of_two().await;
    for (nth, own, other) in [(0, "little", "great"), (1, "great", "little")] {
        let quinn = site.seen_in(nth, Member::Quinn).await;
        assert_eq!(found(&quinn, &format!("q={own}+marsh")).await, ["Document", "Plan"], "{nth}");
        assert_eq!(found(&quinn, &format!("q={other}+marsh")).await, [""; 0], "{nth}");
    }
}

#[tokio::test]
async fn what_comes_later_is_found_and_what_was_put_right_is_not() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    assert_eq!(found(&alex, "q=workshop").await, [""; 0]);
    let form = "done=Two+workshops+were+held.&once=0192f0c1-0000-7000-8000-0000000000a1";
    alex.post("/plans/{plan}/actions/4/updates", form).await;
    assert_eq!(found(&alex, "q=workshop").await, ["Update"]);
    assert_eq!(found(&site.seen_by(Member::Sid).await, "q=workshop").await, [""; 0]);
    let form = "done=Two+seminars+were+held.&why=Wrong+word&once=0192f0c1-0000-7000-8000-0000000000a2";
    let answer = alex.post("/plans/{plan}/actions/4/updates/1", form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(found(&alex, "q=workshop").await, [""; 0]);
    assert_eq!(found(&alex, "q=%22two+seminars%22").await, ["Update"]);
}

#[tokio::test]
async fn words_are_marked_and_lead_to_where_they_stand() {
    let site = Site::with_people().await;
    let quinn = site.seen_by(Member::Quinn).await;
    let page = settled(&quinn, "q=visit+partners").await;
    holds(&page, &["<mark>partners</mark>", "/source?document=1&amp;mark=", "#picked"]);
    let (_, rest) = page.split_once("/source?document=1&amp;mark=").expect("it leads to the document");
    let mark = rest.split_once('#').expect("it ends").0;
    let source = quinn.page(&format!("/plans/{{plan}}/source?document=1&mark={mark}")).await;
    holds(&source, &["id=\"picked\"", "Still to be agreed with partners."]);
}

#[tokio::test]
async fn an_answer_can_be_narrowed() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    let plan = site.plan;
    assert_eq!(found(&rae, "q=visits").await, ["Action", "Action", "Finding", "Outcome", "Section"]);
    assert_eq!(found(&rae, "q=visits&kind=finding").await, ["Finding"]);
    assert_eq!(found(&rae, &format!("q=visits&kind=nonsense&plan={plan}")).await.len(), 5);
    assert_eq!(found(&rae, "q=visits&plan=01966f3e-0000-7000-8000-000000000000").await, [""; 0]);
    let page = settled(&rae, "q=visits&kind=finding").await;
    holds(&page, &["Found 1 thing.", "Sections (1)", "<option value=\"finding\" selected>"]);
    holds(&settled(&rae, "").await, &["Search looks through the plans that you may see"]);
    holds(
        &settled(&rae, "q=timelin").await,
        &["words that begin so are shown", "The <mark>timeliness</mark> of visits"],
    );
}

#[tokio::test]
async fn no_text_makes_an_error_page() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    let long = "%22visits+OR+".repeat(800);
    for query in [
        "q=%22",
        "q=*",
        "q=visits+AND",
        "q=NEAR(a+b)",
        "q=title:x",
        "q=%00%01",
        "q=%ff%fe",
        "q=%zz",
        "q=-visits",
        "q=a%22b%22c",
        "q='+OR+1=1+--",
        "q=%7Bx%7D:y",
        "q=visits&page=-1",
        "q=visits&page=99999999999999999999",
        "q=visits&q=guide",
        "q",
        "&&=&",
        "q=visits&plan=x&kind=y&more=z",
        &format!("q={long}"),
        &format!("q={}", "a+".repeat(5_000)),
        &format!("q={}", "é".repeat(2_000)),
    ] {
        let request =
            Request::get(format!("/search?{query}")).header(header::HOST, "localhost").body(Body::empty());
        let Ok(request) = request else { continue };
        let answer = rae.send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        assert!(!answer.body.contains('\u{0}'));
    }
    holds(&rae.page("/search?q=%3Cscript%3E").await, &["value=\"&lt;script&gt;\""]);
    holds(&rae.page("/search?q=%3F%3F").await, &["There is no word in what you typed"]);
}

#[tokio::test]
async fn what_was_looked_for_is_told_to_nobody() {
    let site = Site::with_people().await;
    let quinn = site.seen_by(Member::Quinn).await;
    let request =
        Request::get("/search?q=timeliness+of+visits").header(header::HOST, "localhost").body(Body::empty());
    let answer = quinn.raw(request.expect("a request")).await;
    assert_eq!(answer.headers()[header::REFERRER_POLICY], "strict-origin");
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    assert!(found(&quinn, "q=visits").await.contains(&"Document".to_owned()));
    let record = site.seen_by(Member::Ada).await.page("/people/record").await;
    let main = record.split_once("<main").expect("it has a main part").1;
    holds(main, &["Quinn of the Marsh"]);
    assert!(!main.contains("timeliness"));
}
