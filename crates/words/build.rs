//! Tells cargo that a new or changed locale file needs a new build: the files are embedded.

fn main() {
    println!("cargo::rerun-if-changed=../../locales");
}
