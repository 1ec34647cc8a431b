import { describe, expect, it } from "vitest";
import { descriptionFacts } from "./description.js";

describe("descriptionFacts", () => {
  it("drops plain prose", () => {
    expect(descriptionFacts("某个东西的名称。", "String")).toEqual({});
  });

  it("reads a list of labelled words", () => {
    expect(descriptionFacts("大小。 - 小:small - 大:x-large_2", "String").values).toEqual(["small", "x-large_2"]);
    expect(descriptionFacts("颜色。 - 红:red - 绿:green", "String").values).toEqual(["red", "green"]);
  });

  it("takes full-width punctuation as well", () => {
    expect(descriptionFacts("\uff0d - 红\uff1ared - 绿\uff1agreen", "String").values).toEqual(["red", "green"]);
    expect(descriptionFacts("颜色\uff0cred/green\uff1b默认值\uff1ared", "String")).toEqual({
      values: ["red", "green"],
      default: "red",
    });
  });

  it("reads words between slashes, wherever they stand", () => {
    expect(descriptionFacts("颜色,red/green/blue", "String").values).toEqual(["red", "green", "blue"]);
    expect(descriptionFacts("排序:a_b/cD", "String").values).toEqual(["a_b", "cD"]);
  });

  it("reads a list of one labelled word", () => {
    expect(descriptionFacts("Whole:全部", "String").values).toEqual(["Whole"]);
  });

  it("takes no example, address or boolean for a list of words", () => {
    expect(descriptionFacts("例如:cn-xx-a", "String")).toEqual({});
    expect(descriptionFacts("例如:a.b.c1", "String")).toEqual({});
    expect(descriptionFacts("见 https://example.com/a/b", "String")).toEqual({});
    expect(descriptionFacts("是否打开:true/false", "Boolean")).toEqual({});
    expect(descriptionFacts("是否打开:true/false", "bool")).toEqual({});
  });

  it("reads defaults and limits", () => {
    expect(descriptionFacts("最大数量不超过50,缺省值为20", "int")).toEqual({ default: 20, maximum: 50 });
    expect(descriptionFacts("最小值1,最大值为9,默认值:red", "int")).toEqual({ default: "red", minimum: 1, maximum: 9 });
  });
});
