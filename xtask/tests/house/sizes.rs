//! Files and functions stay short enough to be read at once.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::settled::settle;
use crate::tree::{self, File};

const LONGEST_FILE: usize = 600;
const MEDIAN_FILE: usize = 120;
const LONGEST_FUNCTION: usize = 80;
/// 95 of 100 functions are at most this long.
const MOST_FUNCTIONS: usize = 50;

const LONG_FILES: &[&str] = &[];
const LONG_FUNCTIONS: &[&str] = &[];

/// A function with its lines, from `fn` to the closing brace.
pub(crate) struct Function {
    /// `file:line name`
    pub(crate) place: String,
    /// Is it `async`?
    pub(crate) is_async: bool,
    /// How many lines it has.
    pub(crate) lines: usize,
}

struct Functions<'a> {
    path: &'a str,
    found: Vec<Function>,
}

impl Functions<'_> {
    fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.fn_token.span().start().line;
        let last = block.brace_token.span.close().end().line;
        let place = format!("{} fn {}", self.path, signature.ident);
        self.found.push(Function {
            place,
            is_async: signature.asyncness.is_some(),
            lines: last - first + 1,
        });
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.add(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

/// Every function of a file.
pub(crate) fn functions(file: &File) -> Vec<Function> {
    let parsed =
        syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
    let mut functions = Functions {
        path: &file.path,
        found: Vec::new(),
    };
    functions.visit_file(&parsed);
    functions.found
}

/// The value that `share` of 100 sorted values do not exceed.
fn percentile(mut values: Vec<usize>, share: usize) -> usize {
    values.sort_unstable();
    let at = (values.len() * share).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(0)
}

#[test]
fn no_file_is_too_long_and_most_are_short() {
    let files = tree::files("rs");
    let lines = |file: &File| file.text.lines().count();
    let long = files.iter().filter(|file| lines(file) > LONGEST_FILE);
    let faults: Vec<String> = long
        .map(|file| format!("{}: has {} lines", file.path, lines(file)))
        .collect();
    settle(&faults, LONG_FILES);
    let median = percentile(files.iter().map(lines).collect(), 50);
    assert!(
        median <= MEDIAN_FILE,
        "half of the files are longer than {median} lines"
    );
}

#[test]
fn no_function_is_too_long_and_most_are_short() {
    let functions: Vec<Function> = tree::files("rs").iter().flat_map(functions).collect();
    let long = functions
        .iter()
        .filter(|function| function.lines > LONGEST_FUNCTION);
    let faults: Vec<String> = long
        .map(|long| format!("{}: has {} lines", long.place, long.lines))
        .collect();
    settle(&faults, LONG_FUNCTIONS);
    let most = percentile(
        functions.iter().map(|function| function.lines).collect(),
        95,
    );
    assert!(
        most <= MOST_FUNCTIONS,
        "5 of 100 functions are longer than {most} lines"
    );
}

#[test]
fn functions_are_measured_wherever_they_stand() {
    let text =
        "fn a() {\n}\nimpl B {\n  async fn c() {\n\n  }\n}\ntrait D {\n fn e();\n fn f() {}\n}";
    let found = functions(&File::example("a.rs", text));
    let told: Vec<(usize, bool)> = found
        .iter()
        .map(|function| (function.lines, function.is_async))
        .collect();
    assert_eq!(told, [(2, false), (3, true), (1, false)]);
}

#[test]
fn a_percentile_is_the_value_most_do_not_exceed() {
    assert_eq!(percentile((1..=100).collect(), 95), 95);
    assert_eq!(percentile(vec![9, 1, 5], 50), 5);
    assert_eq!(percentile(Vec::new(), 50), 0);
}
