//! A case walked by a program that knows the API alone.

use casework::{Id, settlement};

use super::*;

/// A program that walks a case: it asks which steps are lawful, fills their fields from what is offered, and takes one.
pub(super) struct Walk<'a> {
    pub(super) program: &'a mut Program,
    pub(super) token: String,
    pub(super) case: String,
}

impl Walk<'_> {
    pub(super) fn path(&self, part: &str) -> String {
        format!("/api/v1/cases/{}/{part}", self.case)
    }

    /// Takes a step on a day; `given` stands beside what is offered.
    pub(super) async fn take(&mut self, on: Date, step: &str, given: Json) -> Json {
        self.program.on(on);
        let offered = self.program.get(&self.token, &self.path("steps")).await;
        let offered = offered.done();
        let items = offered["items"].as_array().unwrap();
        let found = items.iter().find(|one| one["step"] == step);
        let names: Vec<&Json> = items.iter().map(|one| &one["step"]).collect();
        let found = found.unwrap_or_else(|| panic!("{step} is not among {names:?}"));
        assert_eq!(found["blocks"], json!([]), "{step}");
        let mut body = json!({"step": step, "on": on.to_string()});
        for field in found["fields"].as_array().unwrap() {
            if field["optional"] == false {
                fill(&mut body, field, on);
            }
        }
        for (name, value) in given.as_object().unwrap() {
            body[name] = value.clone();
        }
        let tag = format!("\"{}\"", offered["version"]);
        let answer = self
            .program
            .post_with(
                &self.token,
                &self.path("steps"),
                &[("if-match", tag.as_str())],
                &body,
            )
            .await;
        assert_eq!(
            answer.status,
            StatusCode::CREATED,
            "{step}: {}",
            answer.body
        );
        let tag = format!("\"{}\"", answer.body["version"]);
        assert_eq!(answer.header("etag"), tag);
        answer.body
    }

    /// A step that the law forbids now; the article.
    pub(super) async fn forbidden(&self, body: Json) -> String {
        let answer = self
            .program
            .post(&self.token, &self.path("steps"), &body)
            .await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.body);
        answer.text("article")
    }

    /// The passing of days.
    pub(super) async fn wait(&mut self, until: Date) {
        self.program.on(until);
        let case: Id = self.case.parse().unwrap();
        let taken = self
            .program
            .register
            .write(move |tx, at| settlement::by_calendar(tx, at, case))
            .await;
        assert!(taken.unwrap() > 0);
    }

    pub(super) async fn state(&self) -> (String, String) {
        let path = format!("/api/v1/cases/{}", self.case);
        let case = self.program.get(&self.token, &path).await;
        (case.text("state"), case.text("phase"))
    }
}

fn fill(body: &mut Json, field: &Json, on: Date) {
    let id = field["id"].as_str().unwrap();
    let first = field["choices"][0]["code"].clone();
    let value = match field["kind"].as_str().unwrap() {
        "date" => json!(on.to_string()),
        "choice" | "official" | "request" | "declaration" => first,
        "choices" => json!([first]),
        "count" | "money" | "area" => json!(0),
        // Whoever leads is named apart.
        "officials" => json!([field["choices"][1]["code"]]),
        "by_content" => {
            let no = field["contents"][0]["code"].as_str().unwrap().to_owned();
            let told = if first.is_null() {
                json!("Theo hồ sơ")
            } else {
                first
            };
            json!({ no: told })
        }
        "rows" => {
            let mut row = json!({});
            for column in field["columns"].as_array().unwrap() {
                if column["optional"] == false {
                    fill(&mut row, column, on);
                }
            }
            json!([row])
        }
        "unit" => json!(COMMUNE),
        "findings" => json!({first.as_str().unwrap(): "right"}),
        "contents" => json!([first.as_str().unwrap().parse::<i64>().unwrap()]),
        "yes_no" if ["no_relation", "masked"].contains(&id) => json!(true),
        "yes_no" => return,
        _ => json!("Theo hồ sơ"),
    };
    body[id] = value;
}
