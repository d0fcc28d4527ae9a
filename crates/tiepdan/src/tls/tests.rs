//! Real handshakes on loopback with certificates made here.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use axum::serve::ListenerExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{
    ClientConfig, ProtocolVersion, RootCertStore, SupportedProtocolVersion,
};

use super::*;

/// Writes a new certificate of `localhost` and its key; answers the certificate.
fn issue(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
    fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.der().clone()
}

fn certificate(folder: &Path) -> Result<Certificate, Fault> {
    Certificate::read(&folder.join("cert.pem"), &folder.join("key.pem"))
}

/// Serves one page; answers the port.
async fn serve(certificate: &Arc<Certificate>) -> u16 {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = socket.local_addr().unwrap().port();
    let listener = Listener::over(socket, config(Arc::clone(certificate)).unwrap()).unwrap();
    let pages = Router::new().route("/", get(|| async { "received" }));
    tokio::spawn(axum::serve(listener.tap_io(|_| {}), pages).into_future());
    port
}

/// Asks for the page, trusting one certificate and speaking one protocol.
async fn ask(
    port: u16,
    trusted: &CertificateDer<'static>,
    protocol: &'static SupportedProtocolVersion,
) -> std::io::Result<(Option<ProtocolVersion>, String)> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let client = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(&[protocol])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = TlsConnector::from(Arc::new(client))
        .connect(name, stream)
        .await?;
    let spoken = stream.get_ref().1.protocol_version();
    let request = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    // A server that closes without a last word has answered all the same.
    drop(stream.read_to_end(&mut answer).await);
    Ok((spoken, String::from_utf8_lossy(&answer).into_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_used_without_a_restart_and_a_broken_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let first = issue(folder.path());
    let certificate = Arc::new(certificate(folder.path()).unwrap());
    let port = serve(&certificate).await;
    for (protocol, expected) in [
        (&TLS12, ProtocolVersion::TLSv1_2),
        (&TLS13, ProtocolVersion::TLSv1_3),
    ] {
        let (spoken, answer) = ask(port, &first, protocol).await.unwrap();
        assert_eq!(spoken, Some(expected));
        assert!(answer.ends_with("received"), "{answer}");
    }
    assert!(!certificate.look_again().unwrap());

    // Between the writing of the two files they do not belong together.
    let old_key = fs::read(folder.path().join("key.pem")).unwrap();
    let second = issue(folder.path());
    let new_key = fs::read(folder.path().join("key.pem")).unwrap();
    fs::write(folder.path().join("key.pem"), old_key).unwrap();
    assert!(matches!(certificate.look_again(), Err(Fault::Unfit { .. })));
    assert!(ask(port, &first, &TLS13).await.is_ok());

    fs::write(folder.path().join("key.pem"), new_key).unwrap();
    assert!(certificate.look_again().unwrap());
    assert!(ask(port, &second, &TLS13).await.is_ok());
    assert!(ask(port, &first, &TLS13).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_offers_tls_1_1_is_refused_and_who_says_nothing_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let trusted = issue(folder.path());
    let port = serve(&Arc::new(certificate(folder.path()).unwrap())).await;
    let _silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let mut old = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    old.write_all(&hello_of_tls_1_1()).await.unwrap();
    let mut alert = [0; 7];
    old.read_exact(&mut alert).await.unwrap();
    // RFC 5246, 7.2: an alert, fatal, `protocol_version`.
    assert_eq!((alert[0], alert[5], alert[6]), (21, 2, 70), "{alert:?}");
    assert!(ask(port, &trusted, &TLS13).await.is_ok());
}

/// RFC 4346, 7.4.1.2, with the extensions of a browser of its day.
fn hello_of_tls_1_1() -> Vec<u8> {
    let extensions: &[u8] = &[
        0, 10, 0, 4, 0, 2, 0, 23, // supported_groups: secp256r1
        0, 11, 0, 2, 1, 0, // ec_point_formats: uncompressed
        0, 13, 0, 4, 0, 2, 4, 3, // signature_algorithms: ecdsa_secp256r1_sha256
    ];
    let suites: &[u8] = &[0, 4, 0xc0, 0x09, 0xc0, 0x13];
    let length = |of: usize| u16::try_from(of).unwrap().to_be_bytes();
    let mut body = vec![3, 2];
    body.extend([7; 32]);
    body.push(0);
    body.extend(suites);
    body.extend([1, 0]);
    body.extend(length(extensions.len()));
    body.extend(extensions);
    let mut handshake = vec![1, 0];
    handshake.extend(length(body.len()));
    handshake.extend(body);
    let mut record = vec![22, 3, 1];
    record.extend(length(handshake.len()));
    record.extend(handshake);
    record
}

#[test]
fn files_that_hold_no_certificate_or_no_key_are_refused_by_name_without_their_content() {
    let folder = tempfile::tempdir().unwrap();
    issue(folder.path());
    let told = |name: &str, content: &str| {
        let whole = fs::read(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name), content).unwrap();
        let fault = certificate(folder.path()).map(drop).unwrap_err();
        fs::write(folder.path().join(name), whole).unwrap();
        fault.to_string()
    };
    for (name, word) in [
        ("cert.pem", "no certificate"),
        ("key.pem", "no private key"),
    ] {
        let fault = told(name, "a secret that stands here by mistake");
        assert!(fault.contains(name) && fault.contains(word), "{fault}");
        assert!(!fault.contains("by mistake"), "{fault}");
    }
    fs::remove_file(folder.path().join("key.pem")).unwrap();
    assert!(matches!(
        certificate(folder.path()),
        Err(Fault::Unreadable { .. })
    ));
}

#[tokio::test]
async fn plain_pages_lead_to_the_servers_own_address_and_programs_are_refused() {
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    let ask = |path: &'static str| async move {
        let request = Request::get(path).header("host", "evil.example");
        let request = request.body(Body::empty()).unwrap();
        let answer = to_https("https://tiepdan.example/")
            .oneshot(request)
            .await
            .unwrap();
        let location = answer.headers().get("location").cloned();
        (answer.status().as_u16(), location)
    };
    let (status, location) = ask("/follow?lang=en").await;
    assert_eq!(status, 308);
    assert_eq!(location.unwrap(), "https://tiepdan.example/follow?lang=en");
    let (_, location) = ask("//evil.example").await;
    assert!(
        location
            .unwrap()
            .as_bytes()
            .starts_with(b"https://tiepdan.example/")
    );
    assert_eq!(ask("/api/v1/cases").await.0, 403);
}
