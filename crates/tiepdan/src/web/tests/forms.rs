use super::*;

async fn post(server: &Router, kind: &str, body: impl FnOnce(&str) -> Vec<u8>) -> Answer {
    let page = fetch(server, "/note", &[]).await;
    let (cookie, body) = (page.cookie(), body(&page.token()));
    send(
        server,
        "/note",
        &[("content-type", kind), ("cookie", &cookie)],
        body,
    )
    .await
}

const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data; boundary=X";

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    let server = server(Settings::default());
    let answer = post(&server, URLENCODED, |token| {
        format!("_csrf={token}&name=&story=Gi%E1%BB%AF+l%E1%BA%A1i+%3Cb%3E").into()
    })
    .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("|Giữ lại &#60;b&#62;|"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn a_form_with_files_is_read_in_parts() {
    let server = server(Settings::default());
    let parts = |token: &str| {
        format!(
            "--X\r\ncontent-disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n\
             --X\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\n Ánh \r\n\
             --X\r\ncontent-disposition: form-data; name=\"papers\"; filename=\"đơn.pdf\"\r\n\r\n%PDF-\r\n\
             --X\r\ncontent-disposition: form-data; name=\"papers\"; filename=\"\"\r\n\r\n\r\n--X--\r\n"
        )
    };
    let answer = post(&server, MULTIPART, |token| parts(token).into()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(
        answer.body.contains("<p>Ánh||đơn.pdf:5</p>"),
        "{}",
        answer.body
    );
    let cut = post(&server, MULTIPART, |token| {
        parts(token).into_bytes()[..120].to_vec()
    })
    .await;
    assert_eq!(cut.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn files_of_whoever_shows_no_token_are_read_past_and_refused() {
    let server = server(Settings::default());
    let file = "--X\r\ncontent-disposition: form-data; name=\"papers\"; filename=\"a.pdf\"\r\n\r\n%PDF-\r\n";
    let token = |token: &str| {
        format!("--X\r\ncontent-disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n")
    };
    let forged = post(&server, MULTIPART, |_| {
        format!("{}{file}--X--\r\n", token("forged")).into()
    });
    let without = post(&server, MULTIPART, |_| format!("{file}--X--\r\n").into());
    for refused in [forged.await, without.await] {
        assert_ne!(refused.status, StatusCode::OK);
        assert!(!refused.body.contains("a.pdf"), "{}", refused.body);
    }
    let late = post(&server, MULTIPART, |value| {
        format!("{file}{}--X--\r\n", token(value)).into()
    });
    // The token comes first in every form of ours; a file before it came from elsewhere.
    assert_ne!(late.await.status, StatusCode::OK);
}

#[tokio::test]
async fn broken_text_strange_fields_and_other_media_are_named() {
    let server = server(Settings::default());
    let broken = post(&server, URLENCODED, |token| {
        format!("_csrf={token}&name=%C4").into()
    })
    .await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert!(broken.body.contains("UTF-8"), "{}", broken.body);
    let strange = post(&server, URLENCODED, |token| {
        format!("_csrf={token}&name=a&is_admin=1").into()
    })
    .await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(strange.body.contains("“is_admin”"), "{}", strange.body);
    let other = post(&server, "text/plain", |_| b"hello".to_vec()).await;
    assert_eq!(other.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_with_the_limit_and_the_remedy() {
    let server = server(Settings {
        form_limit: 1 << 20,
        upload_limit: 3 << 20,
        ..Settings::default()
    });
    let large = post(&server, URLENCODED, |token| {
        format!("_csrf={token}&story={}", "a".repeat(2 << 20)).into()
    })
    .await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("Tối đa 1 MB"), "{}", large.body);
    let files = post(&server, MULTIPART, |_| vec![b'a'; 4 << 20]).await;
    assert_eq!(files.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(files.body.contains("Tối đa 3 MB"), "{}", files.body);
}

#[tokio::test]
async fn a_body_that_does_not_tell_its_length_is_cut_at_the_limit() {
    let server = server(Settings {
        form_limit: 1000,
        ..Settings::default()
    });
    let page = fetch(&server, "/note", &[]).await;
    let chunks = std::iter::repeat_n(
        Ok::<_, std::convert::Infallible>("a=bbbbbbbbbbbbbbbbbbbbbbbb&"),
        1000,
    );
    let body = Body::from_stream(Chunks(chunks.collect::<Vec<_>>().into_iter()));
    let answer = send(&server, "/note", &[FORM, ("cookie", &page.cookie())], body).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// A stream of chunks.
struct Chunks<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Chunks<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}
