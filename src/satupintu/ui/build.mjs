// Builds the look: two bundles (public, staff) of CSS and JavaScript, and the typeface, into static/ui/build/;
// and puts the files of the typeface that PDF papers are set with into fonts/.
// Prints what a first visit to a public page costs, and fails when it is over the budget.
import { copyFileSync, mkdirSync, rmSync, readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const out = join(here, "static/ui/build");
const targets = ["chrome80", "firefox78", "safari14.1"]; // phones of 2020
// HTML of a long public page is about 8 KB; the rest of the 60 KB may be spent here
const BUDGET = 52 * 1024;

async function styles(name) {
  const { css } = sass.compile(join(here, "styles", `${name}.scss`), {
    loadPaths: [root, join(root, "node_modules")],
    quietDeps: true,
  });
  await esbuild.build({
    stdin: { contents: css, loader: "css", resolveDir: join(root, "node_modules") },
    bundle: true,
    minify: true,
    target: targets,
    outfile: join(out, `${name}.css`),
    assetNames: "[name]",
    loader: { ".woff2": "file", ".svg": "dataurl" },
    logLevel: "warning",
  });
}

function scripts(names) {
  return esbuild.build({
    entryPoints: names.map((name) => join(here, "scripts", `${name}.js`)),
    bundle: true,
    minify: true,
    format: "esm",
    target: targets,
    outdir: out,
    legalComments: "none",
    logLevel: "warning",
  });
}

function papers() {
  const from = join(root, "node_modules/@expo-google-fonts/plus-jakarta-sans");
  const to = join(here, "fonts");
  mkdirSync(to, { recursive: true });
  for (const cut of ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"]) {
    const name = `PlusJakartaSans_${cut}.ttf`;
    copyFileSync(join(from, cut, name), join(to, name));
  }
  copyFileSync(join(from, "LICENSE_FONT"), join(to, "LICENSE_FONT"));
}

rmSync(out, { recursive: true, force: true });
papers();
await Promise.all([styles("public"), styles("staff"), scripts(["public", "staff"])]);

const size = (path) => (path.endsWith(".woff2") ? readFileSync(path).length : gzipSync(readFileSync(path), { level: 9 }).length);
const sizes = Object.fromEntries(readdirSync(out).map((name) => [name, size(join(out, name))]));
sizes["pintu.svg"] = size(join(here, "static/ui/pintu.svg"));
sizes["arms.svg"] = size(join(here, "static/ui/arms.svg"));
for (const [name, bytes] of Object.entries(sizes)) console.log(`${(bytes / 1024).toFixed(1).padStart(6)} KB  ${name}`);
const visit = Object.entries(sizes).filter(([name]) => !name.startsWith("staff")).reduce((sum, [, bytes]) => sum + bytes, 0);
console.log(`${(visit / 1024).toFixed(1).padStart(6)} KB  first visit of a public page, without its HTML (budget ${BUDGET / 1024} KB)`);
if (visit > BUDGET) {
  console.error("The first visit is over its budget.");
  process.exit(1);
}
