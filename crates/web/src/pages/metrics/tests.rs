//! `GET /metrics`.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use goldthread_serve::{Arrived, RequestId, Via};

use crate::testing::{Site, holds};

#[tokio::test]
async fn this_machine_reads_them_and_others_are_told_of_no_page() {
    let site = Site::with_people().await;
    for (address, via, expected) in [
        ([127, 0, 0, 1], Via::Direct, StatusCode::OK),
        ([127, 0, 0, 1], Via::Unnamed, StatusCode::NOT_FOUND),
        ([192, 0, 2, 1], Via::Proxy, StatusCode::NOT_FOUND),
    ] {
        let request = Request::get("/metrics").header(header::HOST, "localhost").body(Body::empty());
        let mut request = request.expect("a request");
        request.extensions_mut().insert(Arrived {
            address: address.into(),
            secure: false,
            id: RequestId::new(),
            via,
        });
        let answer = site.send(request).await;
        assert_eq!(answer.status, expected, "{address:?} {via:?}");
        if expected == StatusCode::OK {
            holds(&answer.body, &["goldthread_plans 1", "goldthread_sign_ins_total"]);
        }
    }
}
