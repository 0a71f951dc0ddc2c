// SPDX-License-Identifier: GPL-3.0-or-later
// Answers for the providers by their own descriptions and refuses what these do not allow. Prints one line of JSON with
// the address of each judge, and ends when its input ends.
//
//   node judge.mjs FOLDER-OF-DESCRIPTIONS
//
// A refusal of Prism has the status 4xx and its reasons in the header sl-violations.
import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const { createLogger } = require("@stoplight/prism-core");
const { getHttpOperationsFromSpec } = require("@stoplight/prism-http");
const { createServer } = require("@stoplight/prism-http-server");
const graphql = require("graphql");

const folder = process.argv[2];

async function prism(name) {
  const operations = await getHttpOperationsFromSpec(path.join(folder, `${name}.json`));
  const server = createServer(operations, {
    components: { logger: createLogger(name, { level: "silent" }) },
    cors: false,
    config: {
      mock: { dynamic: false },
      validateRequest: true,
      validateResponse: false,
      checkSecurity: true,
      errors: true,
      isProxy: false,
      upstreamProxy: undefined,
    },
  });
  return server.listen(0, "127.0.0.1");
}

function listen(answer) {
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (bytes) => (body += bytes));
    request.on("end", () => {
      const [status, result] = answer(request, body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(result));
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`)),
  );
}

// Railway: the document and its variables against the real schema.
function railway() {
  const schema = graphql.buildSchema(readFileSync(path.join(folder, "railway.graphql"), "utf8"));
  return listen((request, body) => {
    const { query, variables } = JSON.parse(body);
    const document = graphql.parse(query);
    const errors = [...graphql.validate(schema, document)];
    const [operation] = document.definitions;
    const coerced = graphql.getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    errors.push(...(coerced.errors ?? []));
    const declared = new Set((operation.variableDefinitions ?? []).map((one) => one.variable.name.value));
    for (const name of Object.keys(variables ?? {}))
      if (!declared.has(name)) errors.push({ message: `Variable "$${name}" is not declared.` });
    return errors.length ? [400, { errors: errors.map(({ message }) => ({ message })) }] : [200, { data: {} }];
  });
}

// Slack's description is of the time when everything was a form: its names and what must be there still hold.
// `metadata` is younger than it.
function slack() {
  const { paths } = JSON.parse(readFileSync(path.join(folder, "slack.json"), "utf8"));
  return listen((request, body) => {
    const url = new URL(request.url, "http://localhost");
    const operation = paths[url.pathname]?.[request.method.toLowerCase()];
    if (!operation) return [404, { ok: false, error: `${request.method} ${url.pathname} is not described` }];
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) return [401, { ok: false, error: "not_authed" }];
    const given = { ...Object.fromEntries(url.searchParams), ...(body ? JSON.parse(body) : {}) };
    const parameters = operation.parameters.filter(({ name }) => name !== "token");
    const names = new Set([...parameters.map(({ name }) => name), "metadata", "include_all_metadata"]);
    const unknown = Object.keys(given).filter((name) => !names.has(name));
    const missing = parameters.filter(({ name, required }) => required && !(name in given)).map(({ name }) => name);
    const wrong = parameters
      .filter(({ name, type }) => type === "boolean" && name in given && !/^(true|false)$/.test(`${given[name]}`))
      .map(({ name }) => name);
    return unknown.length + missing.length + wrong.length
      ? [422, { ok: false, error: JSON.stringify({ unknown, missing, wrong }) }]
      : [200, { ok: true }];
  });
}

const judges = { railway: await railway(), slack: await slack() };
for (const name of ["neon", "clerk", "statuspage", "twilio", "pagerduty"]) judges[name] = await prism(name);
console.log(JSON.stringify({ version: process.version, ...judges }));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
