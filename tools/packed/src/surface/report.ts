import { format, resolveConfig } from "prettier";
import { join } from "node:path";
import { root } from "../workspace.js";
import type { Surface, SurfaceName } from "./surface.js";

/** The surface as text to review: one document per package, which changes when and only when the surface does. */
export async function report(surface: Surface): Promise<string> {
  const { package: name, node, commands, dependencies, peerDependencies, internals, augmentations } = surface;
  const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(", ") || "none";
  const told = new Map<string, string>();
  const entries = surface.entries.map(({ entry, names }) => {
    const title = `## \`${name}${entry.slice(1)}\``;
    if (names.length === 0) return `${title}\n\nData.`;
    const texts = names.map((one) => {
      const key = [one.name, ...one.declarations].join("\n");
      const first = one.from ?? told.get(key);
      if (first === undefined) told.set(key, name + entry.slice(1));
      if (first === undefined) return text(one);
      const passed = one.original === undefined ? one.name : `${one.original} as ${one.name}`;
      return `export ${one.value ? "" : "type "}{ ${passed} } from "${first}";`;
    });
    return `${title}\n\n${code(texts)}`;
  });
  const sections = [
    `# API of ${name}`,
    "Every name that can be imported, with its signature. Written by `npm run api` from the built declarations.",
    [
      `- Node: \`${node}\``,
      `- Commands: ${list(commands)}`,
      `- Dependencies: ${list(Object.entries(dependencies).map(versioned).sort())}`,
      `- Optional peers: ${list(
        Object.entries(peerDependencies)
          .map((peer) => peer.join(" "))
          .sort(),
      )}`,
    ].join("\n"),
    ...entries,
    ...(augmentations.length > 0 ? ["## Added to other packages' modules", code(augmentations)] : []),
    ...(internals.length > 0
      ? ["## Not exported", "Signatures are made of these; they have no name outside.", code(internals.map(inside))]
      : []),
  ];
  const file = join(root, "packages", "api.md");
  const options = await resolveConfig(file);
  return format(`${sections.join("\n\n")}\n`, { ...options, filepath: file });
}

/** A dependency; a sibling has no version before it is packed. */
const versioned = ([name, range]: [string, string]) => (range.startsWith("workspace:") ? name : `${name} ${range}`);

const code = (texts: readonly string[]) => `\`\`\`ts\n${texts.join("\n\n")}\n\`\`\``;

/** A name as its declarations have it; what is exported under another name, or as a type only, is said to be. */
function text({ name, declarations, value }: SurfaceName): string {
  const onlyType = !value && declarations.some((one) => /^export declare (?!type)/m.test(one));
  const renamed = !declarations.some((one) => new RegExp(`\\b${name}\\b`).test(one));
  const remark = [...(onlyType ? [`// only as a type`] : []), ...(renamed ? [`// exported as ${name}`] : [])];
  return [...remark, ...declarations].join("\n");
}

const inside = ({ declarations }: SurfaceName) =>
  declarations
    .map((one) =>
      one.replace(/^export (?:declare )?(?=interface|type|class|const|function|abstract)/gm, (word) =>
        word.includes("declare") ? "declare " : "",
      ),
    )
    .join("\n");
