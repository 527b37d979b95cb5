use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::testing::{Site, holds};

/// A plan of one table on one page, as a PDF.
fn plan() -> Vec<u8> {
    let words = |x: u32, y: u32, words: &str| format!("BT /F1 11 Tf {x} {y} Td ({words}) Tj ET\n");
    let rows = [["Action", "Lead", "Timescale"], ["Write the guide", "Head of Care", "May 2026"]];
    let mut content = String::from("50 700 m 450 700 l 50 730 m 450 730 l 50 760 m 450 760 l ");
    content += "50 700 m 50 760 l 200 700 m 200 760 l 320 700 m 320 760 l 450 700 m 450 760 l S\n";
    for (row, y) in rows.iter().zip([740, 710]) {
        for (text, x) in row.iter().zip([55, 205, 325]) {
            content += &words(x, y, text);
        }
    }
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[4 0 R]/Count 1>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    let all = objects.iter().zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
    format!("%PDF-1.7\n{}trailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n", all.collect::<Vec<_>>().concat())
        .into_bytes()
}

#[tokio::test]
async fn a_page_is_a_picture_with_the_words_marked() {
    let site = Site::new().await;
    let draft = site.upload("plan.pdf", &plan()).await.location;
    let page = site.page(&draft).await;
    holds(&page, &["/pages/1.png\"", "Page 1 of the document; its text is below", "The words of page 1"]);
    assert!(!page.contains("<rect id=\"picked\""), "nothing is pointed at");
    let lead = site.page(&format!("{draft}?mark=page-1-table-1-row-2-column-2&words=Head+of+Care")).await;
    // The words begin at 205 points; a margin of one and a half is around them.
    holds(&lead, &["<rect id=\"picked\" class=\"gt-sheet__picked\" x=\"20350\""]);
    assert_eq!(lead.matches("id=\"picked\"").count(), 1, "one place is led to");
    for _ in 0..2 {
        let request = Request::get(format!("{draft}/pages/1.png")).header(header::HOST, "127.0.0.1:8080");
        let answer = site.raw(request.body(Body::empty()).expect("a request")).await;
        let value = |name: header::HeaderName| answer.headers()[name].to_str().expect("words").to_owned();
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(value(header::CONTENT_TYPE), "image/png");
        assert_eq!(value(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(
            value(header::CONTENT_SECURITY_POLICY),
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
        );
    }
}

#[tokio::test]
async fn there_is_no_picture_of_what_is_no_page() {
    let site = Site::new().await;
    let draft = site.upload("plan.pdf", &plan()).await.location;
    let text = site.upload("plan.txt", crate::testing::PLAN.as_bytes()).await.location;
    for address in [
        format!("{draft}/pages/0.png"),
        format!("{draft}/pages/2.png"),
        format!("{draft}/pages/1"),
        format!("{draft}/pages/x.png"),
        format!("{text}/pages/1.png"),
        "/drafts/x/pages/1.png".to_owned(),
    ] {
        assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
