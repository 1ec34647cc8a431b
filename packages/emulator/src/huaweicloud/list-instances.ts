import type { Handler } from "../door/door.js";
import { enterProject, signedIn } from "./projects.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

/** CheckRomaInstanceListV2: the instances of a project in seed order, those of one state, a page of them. */
export function listInstances(world: HuaweiCloudWorld): Handler<HuaweiCloudCaller> {
  return ({ input: { path, query }, caller }) => {
    const project = enterProject(world, signedIn(caller), String(path["project_id"]));
    const { status } = query;
    world.records.refresh();
    const all = world.seed.romaInstances.filter(
      (one) =>
        !world.records.isGone(one) && one.project_id === project.id && (status === undefined || one.status === status),
    );
    const offset = Number(query["offset"]);
    const instances = all.slice(offset, offset + Number(query["limit"]));
    world.records.wasRead("romaInstances", (one) => one["project_id"] === project.id);
    return { status: 200, body: { total: all.length, size: instances.length, instances } };
  };
}
