use goldthread_plan::evidence::{EvidenceField, EvidenceNumber, EvidenceRefusal};

use super::*;

fn link(url: &str) -> EvidenceBody {
    EvidenceBody::Link { url: url.to_owned() }
}

fn add(about: EvidenceAbout, url: &str, serves: &[ActionNumber]) -> EvidenceCommand {
    EvidenceCommand::Add(NewEvidence { about, body: link(url), serves: serves.to_vec() })
}

#[test]
fn evidence_serves_actions_and_has_versions() {
    let mut plan = plan();
    add_evidence(&mut plan, "Audit of plans", vec![TWO, ONE, TWO]);
    let replace = EvidenceCommand::Replace {
        evidence: EvidenceNumber(1),
        about: about("Audit of plans, autumn"),
        body: link("https://intranet.example/audit-2"),
        why: "The second round".to_owned(),
    };
    let events = plan.bear_out(replace, &other()).unwrap();
    take(&mut plan, events);
    let piece = plan.evidence_for(ONE).next().unwrap();
    assert_eq!((piece.serves.as_slice(), piece.versions.len()), (&[ONE, TWO][..], 2));
    assert_eq!(piece.about.title, "Audit of plans, autumn");
    assert_eq!(piece.current().by, Some(OTHER));
    assert!(piece.holds_on(date(2027, 5, 2)) && !piece.holds_on(date(2027, 5, 3)));
}

#[test]
fn evidence_is_sound_or_refused() {
    let check = |about: EvidenceAbout, url: &str, serves: &[ActionNumber], expected: EvidenceRefusal| {
        let refusal = plan().bear_out(add(about, url, serves), &lead()).unwrap_err();
        assert_eq!(refusal, expected);
    };
    let good = "https://intranet.example/a";
    check(about(" "), good, &[ONE], EvidenceRefusal::Unsaid("say what it is called", EvidenceField::Title));
    check(about("Audit"), good, &[], EvidenceRefusal::ServesNothing);
    check(about("Audit"), good, &[ActionNumber(9)], EvidenceRefusal::NoSuchAction(ActionNumber(9)));
    for url in
        ["", "https://", "https:///a", "javascript:alert(1)", "ftp://a", "https://a b", "data:text/html,a"]
    {
        check(about("Audit"), url, &[ONE], EvidenceRefusal::NoAddress);
    }
    let ahead = EvidenceAbout { dated: Some(date(2026, 12, 2)), ..about("Audit") };
    check(ahead, good, &[ONE], EvidenceRefusal::DatedAhead);
    let over = EvidenceAbout { valid_until: Some(date(2026, 11, 1)), ..about("Audit") };
    check(over, good, &[ONE], EvidenceRefusal::EndsBeforeItBegins);
}

#[test]
fn what_a_claim_rests_on_is_not_taken_away() {
    let mut plan = plan();
    add_evidence(&mut plan, "Attendance lists", vec![ONE, TWO]);
    let claim = WorkCommand::Claim { action: ONE, words: "All held".to_owned(), evidence: vec![1] };
    done(&mut plan, claim, &lead());
    let withdraw =
        EvidenceCommand::Withdraw { evidence: EvidenceNumber(1), why: "It names children".to_owned() };
    let serve = |serves: &[ActionNumber]| EvidenceCommand::Serve {
        evidence: EvidenceNumber(1),
        serves: serves.to_vec(),
    };
    let refusal = plan.bear_out(withdraw.clone(), &lead()).unwrap_err();
    assert_eq!(refusal, EvidenceRefusal::BearsClaim(ONE));
    assert_eq!(plan.bear_out(serve(&[TWO]), &lead()).unwrap_err(), EvidenceRefusal::BearsClaim(ONE));
    let events = plan.bear_out(serve(&[ONE]), &lead()).unwrap();
    take(&mut plan, events);
    let reopen = WorkCommand::Reopen {
        action: ONE,
        reason: goldthread_plan::work::ReopenReason::Other,
        words: "The lists name children".to_owned(),
    };
    done(&mut plan, reopen, &lead());
    let events = plan.bear_out(withdraw.clone(), &lead()).unwrap();
    take(&mut plan, events);
    assert_eq!(plan.evidence_for(ONE).count(), 0);
    assert_eq!(plan.evidence()[0].withdrawn.as_deref(), Some("It names children"));
    assert_eq!(plan.bear_out(withdraw, &lead()).unwrap_err(), EvidenceRefusal::Withdrawn);
}
