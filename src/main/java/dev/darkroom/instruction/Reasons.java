package dev.darkroom.instruction;

import dev.darkroom.engine.Refusal.Code;
import java.util.List;

/** The reasons for refusing, in whole sentences with what would help. */
final class Reasons {
  private Reasons() {}

  static Reason maskRequired(String noun) {
    String english = noun.isEmpty() ? "this place" : "\"" + noun + "\"";
    String chinese = noun.isEmpty() ? "这个位置" : "“" + noun + "”";
    return new Reason(
        Code.MASK_REQUIRED,
        "The engine cannot find " + english + " by its name. Send a mask of the place to edit.",
        "引擎无法仅凭名称找到" + chinese + "，请上传标出编辑位置的蒙版（mask）。");
  }

  static Reason tiledMark() {
    return new Reason(
        Code.WATERMARK_NOT_LOCATABLE,
        "A watermark all over the picture cannot be located without harm. Send a mask of it.",
        "铺满画面的水印无法在不损坏图片的情况下定位，请上传水印的蒙版（mask）。");
  }

  static Reason pictureMissing(int number, int came) {
    return new Reason(
        Code.PICTURE_MISSING,
        "The instruction speaks of picture " + number + ", but " + came + " came. Send it too.",
        "指令提到了图" + number + "，但只收到 " + came + " 张图片，请补充上传。");
  }

  static Reason otherPicture(int number) {
    return new Reason(
        Code.TOO_AMBIGUOUS,
        "The edit works on picture 1. To edit picture " + number + ", send it first.",
        "编辑作用于图1；如需编辑图" + number + "，请把它作为第一张图上传。");
  }

  static Reason generative(String english, String chinese) {
    return new Reason(
        Code.NEEDS_GENERATIVE_MODEL,
        english + " needs a generative model. Configure a provider and use one of its models.",
        chinese + "需要生成式模型，请配置上游服务商并使用其模型。");
  }

  /** Something that cannot be made, with what can. */
  static Reason object(String words) {
    return new Reason(
        Code.UNKNOWN_OBJECT,
        "The engine cannot add \""
            + words
            + "\". Single objects can be rendered into the picture: a mug, cup,"
            + " glass, teapot, bottle, can, jar, tube, box, bag, ball, bowl, plate, vase, candle,"
            + " lamp, book, phone or soap. Anything else needs a generative provider.",
        "无法添加“"
            + words
            + "”。可以渲染并放入画面的物体：马克杯、咖啡杯、玻璃杯、茶壶、瓶子、易拉罐、罐子、软管、"
            + "盒子、袋子、球、碗、盘子、花瓶、蜡烛、台灯、书、手机、香皂。其他内容需要配置生成式上游服务商。");
  }

  static Reason scene(String words) {
    return new Reason(
        Code.UNKNOWN_SCENE,
        "The scene \""
            + words
            + "\" is not in the library. There are: "
            + Scenes.english()
            + ". Backgrounds can also be transparent, a colour, a gradient, the present one"
            + " blurred, a studio sweep, or another picture (\"image 2\").",
        "场景“" + words + "”不在背景库中。库中有：" + Scenes.chinese() + "。也可用透明、纯色、渐变、虚化原背景、影棚，或另一张图片（如“图2”）。");
  }

  static Reason scenes(String words) {
    return ambiguous(
        "The words \"" + words + "\" say two different scenes. Name one place and one time of day.",
        "“" + words + "”包含两个不同的场景，请只写一个地点和一个时段。");
  }

  static Reason sky(String words) {
    return new Reason(
        Code.UNKNOWN_SCENE,
        "The sky \""
            + words
            + "\" is not in the library. A sky can be clear, cloudy, overcast, a sunset or starry.",
        "天空“" + words + "”不在库中。天空可以换成：蓝天、多云、阴天、晚霞或星空。");
  }

  static Reason body() {
    return new Reason(
        Code.IDENTITY_OR_BODY_EDIT,
        "Poses, expressions, faces, hair and bodies are not edited by the embedded engine. A"
            + " generative provider can be configured for it.",
        "内置引擎不修改姿势、表情、面貌、发型和身体，可配置生成式上游服务商来完成。");
  }

  static Reason ambiguous(String english, String chinese) {
    return new Reason(Code.TOO_AMBIGUOUS, english, chinese);
  }

  static Reason tooLarge(String english, String chinese) {
    return new Reason(Code.TOO_LARGE, english, chinese);
  }

  static Reason notUnderstood(List<String> words) {
    String list = String.join(", ", words);
    return new Reason(
        Code.NOT_UNDERSTOOD,
        words.isEmpty()
            ? "The instruction does not say what to change. Name a thing and what to do with it."
            : "Not understood: " + list + ". Say it in simpler words, one wish at a time.",
        words.isEmpty()
            ? "指令没有说明要改变什么，请写明对象和要做的操作。"
            : "未能理解：" + String.join("、", words) + "。请用更简单的说法，一次描述一个需求。");
  }
}
