#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a description of an API (OpenAPI 3 or 2, JSON or YAML) down to some operations and all they refer to.

excerpt.py DESCRIPTION RESULT 'METHOD /path' …: examples and prose are left out, because only the rules judge.
"""
import json
import sys


def load(name):
    with open(name, encoding="utf-8") as file:
        if name.endswith((".yaml", ".yml")):
            import yaml
            return yaml.safe_load(file)
        return json.load(file)


def references(value, found):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            found.add(value["$ref"])
        for one in value.values():
            references(one, found)
    elif isinstance(value, list):
        for one in value:
            references(one, found)


def without_prose(value, inside_properties=False):
    if isinstance(value, dict):
        prose = () if inside_properties else ("description", "summary", "externalDocs", "x-code-samples")
        return {key: without_prose(one, key == "properties") for key, one in value.items() if key not in prose}
    if isinstance(value, list):
        return [without_prose(one) for one in value]
    return value


def main():
    source, result, wanted = load(sys.argv[1]), sys.argv[2], sys.argv[3:]
    kept = {key: source[key] for key in ("openapi", "swagger", "info", "servers", "host", "basePath", "schemes",
                                         "consumes", "produces", "security", "securityDefinitions") if key in source}
    kept["info"] = {"title": source["info"]["title"], "version": source["info"]["version"]}
    kept["paths"] = {}
    for one in wanted:
        method, path = one.split(" ", 1)
        item = source["paths"][path]
        target = kept["paths"].setdefault(path, {key: item[key] for key in ("parameters", "servers") if key in item})
        target[method.lower()] = item[method.lower()]
    if "components" in source:
        kept["components"] = {"securitySchemes": source["components"].get("securitySchemes", {})}
    done = set()
    while True:
        found = set()
        references(kept, found)
        if not found - done:
            break
        for reference in found - done:
            parts = reference.removeprefix("#/").split("/")
            origin, target = source, kept
            for part in parts[:-1]:
                origin, target = origin[part], target.setdefault(part, {})
            target[parts[-1]] = origin[parts[-1]]
        done |= found
    result_text = json.dumps(without_prose(kept), indent=1, ensure_ascii=False, sort_keys=True, default=str)
    with open(result, "w", encoding="utf-8") as file:
        file.write(result_text + "\n")


main()
