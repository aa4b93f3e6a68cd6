//! tmp
fn main() -> anyhow::Result<()> {
    let root = std::path::Path::new(".");
    let tree = bdhvs::load::read(root, std::path::Path::new("examples/reports"))?;
    let r = bdhvs::load::parse(&tree);
    for d in &r.diagnostics {
        let p = tree.sources.place(d.span);
        println!(
            "{}:{}:{} {} {} | {}",
            tree.sources.file(d.span.file).path,
            p.line,
            p.column,
            d.rule.name,
            d.message,
            d.hint
        );
    }
    if let Some(p) = r.plan {
        println!("{} units {} tasks {} ind", p.units.len(), p.tasks.len(), p.indicators.len());
    }
    Ok(())
}
