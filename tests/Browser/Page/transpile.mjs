// node transpile.mjs TYPESCRIPT FROM INTO: each module of a folder as a browser runs it. Types are checked by the console's own build.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [compiler, from, into] = process.argv.slice(2)
const { default: ts } = await import(pathToFileURL(compiler).href)
mkdirSync(into, { recursive: true })
for (const name of readdirSync(from).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
  const { outputText } = ts.transpileModule(readFileSync(join(from, name), 'utf8'), {
    fileName: name,
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  })
  writeFileSync(join(into, name.replace(/\.ts$/, '.js')), outputText)
}
