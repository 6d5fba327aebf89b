#!/usr/bin/env node
// Joins the small files of the browser program into few, optimizes them and compresses all that is served: the last step of bin/build.
//
// The splitting tool makes a file for every set of parts that share some code: with a dozen parts hundreds of files, many under one
// kilobyte, each a request for every visitor. Two files are joined as long as that is cheaper for all parts together: what a part would
// fetch in vain weighs against the request it saves.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const tool = new URL("../node_modules/binaryen/bin/", import.meta.url);
const run = (name, args, options) => promisify(execFile)(process.execPath, [fileURLToPath(new URL(name, tool)), ...args], options);
const site = process.argv[2] ?? "target/site";
const pkg = join(site, "pkg");
// What a request costs, in bytes before all compression (ten to one of what is sent): 150 ms there and back, six at a time, at 2 Mbit/s.
const REQUEST = 64 * 1024;
// What everyone opens counts eight times, an entrant's way four times: what they would fetch in vain matters more than the desk's requests.
const WEIGHT = { home: 8, gallery: 8, survey: 8, show: 8, proof: 8, account: 4, entrant: 4, section: 4 };
const FEATURES = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals"];

/** Does the jobs, as many at a time as there are processors. */
async function each(list, job) {
    const rest = [...list];
    const results = [];
    await Promise.all(Array.from({ length: cpus().length }, async () => {
        for (let next = rest.shift(); next; next = rest.shift()) results.push(await job(next));
    }));
    return results;
}

const hashed = (...contents) => contents.reduce((hash, content) => hash.update(content), createHash("sha256")).digest("base64url").slice(0, 22);
const only = (files, pattern) => {
    const found = files.filter(file => pattern.test(file));
    if (found.length !== 1) throw new Error(`bundle: ${found.length} files like ${pattern} in ${pkg}`);
    return found[0];
};

/** The parts and the files they share, as the splitting tool's script declares them. */
function declared(script) {
    if (script.includes("_imp")) throw new Error("bundle: an empty file, which this does not expect");
    const chunks = new Map();
    const parts = [];
    const loads = /(?:export )?const (\w+) = (wrapAsyncCb\()?makeLoad\([\s\S]*?"\.\/([^"]+)"[\s\S]*?\n, \[([^\]]*)\]\)\)?;/g;
    for (const [, name, isPart, file, needs] of script.matchAll(loads)) {
        if (isPart) parts.push({ name, file, needs: needs.split(", ").filter(Boolean) });
        else chunks.set(name, file);
    }
    if (parts.length === 0) throw new Error("bundle: the splitting tool's script names no part");
    return { chunks, parts };
}

const short = part => part.name.match(/load_load_([a-z]+)/)[1];

/** Which chunks go into one file: groups, each with the parts that need it (a bit for each part). */
function grouped(chunks, parts, size) {
    if (parts.length > 31) throw new Error("bundle: more parts than a number has bits");
    const bits = name => parts.reduce((all, part, at) => part.needs.includes(name) ? all | (1 << at) : all, 0);
    const lost = Object.keys(WEIGHT).find(name => !parts.some(part => short(part) === name));
    if (lost) throw new Error(`bundle: there is no part ${lost} any more`);
    const weights = parts.map(part => WEIGHT[short(part)] ?? 1);
    const weight = bits => { let sum = 0; for (; bits; bits &= bits - 1) sum += weights[31 - Math.clz32(bits & -bits)]; return sum; };
    const cost = (users, size) => weight(users) * (size + REQUEST);
    const groups = [...chunks].map(([name, file]) => ({ members: [name], users: bits(name), size: size.get(file) }));
    for (;;) {
        let best = { gain: 0 };
        for (let i = 0; i < groups.length; i++) {
            for (let j = 0; j < i; j++) {
                const [a, b] = [groups[i], groups[j]];
                const gain = cost(a.users, a.size) + cost(b.users, b.size) - cost(a.users | b.users, a.size + b.size);
                if (gain > best.gain) best = { gain, i, j };
            }
        }
        if (!best.gain) return groups;
        const [b] = groups.splice(best.i, 1);
        const a = groups[best.j];
        groups[best.j] = { members: [...a.members, ...b.members], users: a.users | b.users, size: a.size + b.size };
    }
}

/** A small module that takes memory and table from the page and hands them on: so that the joined files share one import of each. */
async function shared(folder, chunk) {
    const { stdout } = await run("wasm-dis", [...FEATURES, chunk], { maxBuffer: 1 << 30 });
    const imports = [...stdout.matchAll(/^ \(import "__wasm_split" "(\w+)" \((\w+) \S+ (.*)\)\)$/gm)];
    const text = imports.map(([, name, kind, type]) => `(import "page" "${name}" (${kind} $${name} ${type})) (export "${name}" (${kind} $${name}))`);
    const glue = join(folder, "shared");
    await writeFile(`${glue}.wat`, `(module ${text.join("\n")})`);
    await run("wasm-as", [...FEATURES, `${glue}.wat`, "-o", `${glue}.wasm`]);
    return `${glue}.wasm`;
}

/** Joins each group, optimizes every program file, and tells which file holds which chunk. */
async function joined(groups, chunks, parts, folder) {
    const glue = await shared(folder, join(pkg, chunks.values().next().value));
    const names = new Map();
    await each(groups, async ({ members }) => {
        const out = join(folder, `${members[0]}.wasm`);
        const pairs = members.flatMap(member => [join(pkg, chunks.get(member)), member]);
        await run("wasm-merge", [...FEATURES, glue, "__wasm_split", ...pairs, "-o", out]);
        await optimize(out);
        const content = await readFile(out);
        const name = `shared.${hashed(content)}.wasm`;
        await writeFile(join(pkg, name), content);
        for (const member of members) names.set(member, name);
    });
    await each([...chunks.values()], file => rm(join(pkg, file)));
    await each(parts, ({ file }) => optimize(join(pkg, file)));
    return names;
}

// Smaller before compression with inlining, larger after: 203 instead of 196 KB for the main program.
const optimize = file => run("wasm-opt", ["-Oz", "--skip-pass=inlining-optimizing", ...FEATURES, file, "-o", file]);

/** The splitting tool's script with the joined files in place of the small ones. */
function rewritten(script, names, parts) {
    const start = script.search(/\/\* .* \*\/\nconst __chunk_/);
    const files = [...new Set(names.values())];
    const load = (file, imports) => `makeLoad(() => {
    const src = fetch(new URL("./${file}", import.meta.url));
    return async imports => WebAssembly.instantiateStreaming(src, ${imports});
}`;
    const shared = files.map((file, at) => `const shared${at} = ${load(file, "{ page: imports.__wasm_split }")}, []);\n`);
    const exported = parts.map(({ name, file, needs }) => {
        const needed = [...new Set(needs.map(need => `shared${files.indexOf(names.get(need))}`))];
        return `export const ${name} = wrapAsyncCb(${load(file, "imports")}, [${needed.join(", ")}]));\n`;
    });
    return script.slice(0, start) + shared.join("") + exported.join("");
}

/**
 * Writes the new script. It and the program's loader import each other, so both get a new name, of both their contents. The program
 * itself still asks the loader for the script by its first name.
 */
async function replaced(old, script, loader) {
    const oldLoader = await readFile(join(pkg, loader), "utf8");
    const hash = hashed(script, oldLoader);
    const names = new Map([[old, `__wasm_split.${hash}.js`], [loader, `bayge.${hash}.js`]]);
    const renamed = text => text.replace(/(\bfrom ?"\.\/)([^"]+)/g, (_, before, file) => before + names.get(file));
    for (const [file, text] of [[old, script], [loader, oldLoader]]) {
        await rm(join(pkg, file));
        await writeFile(join(pkg, names.get(file)), renamed(text));
    }
    // It lists the small files, and nothing reads it.
    await rm(join(pkg, only(await readdir(pkg), /^__wasm_split_manifest\..+\.json$/)));
    const list = join(site, "hash.txt");
    const lines = (await readFile(list, "utf8")).split("\n").filter(line => /^(wasm|css):/.test(line));
    await writeFile(list, [`js: ${hash}`, ...lines, ""].join("\n"));
}

/** Compresses what is served as text or program; pictures and fonts are compressed already. */
async function compressed(folder) {
    const files = (await readdir(folder)).filter(file => /\.(css|js|svg|wasm)$/.test(file));
    await each(files, async file => {
        const content = await readFile(join(folder, file));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(content, { params }));
        await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
    });
}

/** A line for each part: its name, the bytes of its own file, of all files it needs, and their number. */
async function listed(parts, names) {
    const bytes = async file => (await stat(join(pkg, `${file}.br`))).size;
    const lines = parts.map(async part => {
        const shared = await Promise.all([...new Set(part.needs.map(need => names.get(need)))].map(bytes));
        const own = await bytes(part.file);
        return `${short(part)} ${own} ${shared.reduce((sum, size) => sum + size, own)} ${shared.length + 1}\n`;
    });
    return (await Promise.all(lines)).sort().join("");
}

const files = await readdir(pkg);
const split = only(files, /^__wasm_split\..+\.js$/);
const main = only(files, /^bayge\..+\.wasm$/);
const loader = only(files, /^bayge\.[^.]+\.js$/);
const script = await readFile(join(pkg, split), "utf8");
const { chunks, parts } = declared(script);
const size = new Map(await each([...chunks.values()], async file => [file, (await readFile(join(pkg, file))).length]));
const groups = grouped(chunks, parts, size);
const folder = await mkdtemp(join(tmpdir(), "bayge-bundle-"));
let names;
try {
    names = await joined(groups, chunks, parts, folder);
    await optimize(join(pkg, main));
    await replaced(split, rewritten(script, names, parts), loader);
} finally {
    await rm(folder, { recursive: true });
}
await compressed(site);
await compressed(pkg);
await writeFile(join(site, "../parts.txt"), await listed(parts, names));
console.error(`bundle: ${chunks.size} shared files joined into ${groups.length}`);
