package dev.darkroom.moderation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prompts that ask to take a mark of AI-made pictures away. The mark is one that says so ("AI生成",
 * "AI-generated") and is called a mark; every other watermark may be removed.
 */
final class ProtectedLabels {
  private static final String CHINESE_AI = "(?:ai|aigc|人工智能)";
  private static final String CHINESE_NOUN = "(?:标识|标示|标志|标记|标签|水印|字样|文字|提示|角标|声明|元数据|印记|logo)";

  /** "AI生成标识", "AI水印", "“人工智能生成”这几个字", or the words alone at the end. */
  private static final String CHINESE_MARK =
      ("(?:%1$s\\s*(?:辅助)?(?:(?:生成|合成|创作|制作)+(?:内容|图片|作品)?)?"
              + "[\"'“”‘’「」『』《》()]*\\s*的?(?:显式|隐式|元数据|隐藏)?%2$s"
              + "|%1$s\\s*(?:生成|合成)+[\"'“”‘’「」『』]*(?:这|那|几|四|六|个|的)*(?:字|$|(?=[,。;!\\n])))")
          .formatted(CHINESE_AI, CHINESE_NOUN);

  private static final String CHINESE_REMOVE =
      "(?<!不要|不能|不可|不得|不许|请勿|切勿|禁止|避免|无需|不用|勿|别)"
          + "(?:去掉|去除|除去|去了|移除|移走|移掉|删除|删掉|删去|擦除|擦掉|擦去|抹掉|抹去|抹除|遮住|遮挡|遮盖|遮掉"
          + "|盖住|盖掉|覆盖|隐藏|藏起|消除|消掉|清除|清掉|裁掉|裁去|裁剪掉|剪掉|模糊|涂掉|涂抹|打码|马赛克"
          + "|替换|换成|弄掉|弄没|剥离|洗掉|ps掉|p掉)";

  private static final String CHINESE_OTHERWISE = "加上|添加|加个|增加|保留|留下|留着|放上|写上|打上|并|然后|再";

  private static final Pattern CHINESE =
      Pattern.compile(
          "%1$s(?:(?!%3$s)[^。;!?\\n]){0,20}?%2$s"
                  .formatted(CHINESE_REMOVE, CHINESE_MARK, CHINESE_OTHERWISE)
              + "|(?<!(?:加上|添加|增加|保留|留下|留着|放上|写上|打上).{0,8})%2$s(?:(?!%3$s)[^。;!?\\n]){0,15}?%1$s"
                  .formatted(CHINESE_REMOVE, CHINESE_MARK, CHINESE_OTHERWISE));

  private static final String ENGLISH_MARK =
      "(?:(?:\\b(?:ai|a\\.i\\.|aigc|artificial intelligence)[\\s-]*"
          + "(?:(?:generated|made|created|generation|content|provenance|disclosure)\\b[\\s-]*)*"
          + "|\\b(?:made|generated|created) (?:with|by) (?:ai|artificial intelligence)\\b\\s*)"
          + "[\"'“”‘’]*\\s*(?:image |picture |content |visible |hidden |implicit )*"
          + "(?:label|mark|marker|marking|watermark|metadata|tag|badge|sign|notice|disclosure|stamp"
          + "|logo|text|caption|credential|disclaimer|identifier)s?\\b"
          + "|\\bcontent credentials\\b|\\bc2pa\\b)";

  private static final String ENGLISH_REMOVE =
      "(?<!\\b(?:don't|don’t|not|never|without|no) )\\b"
          + "(?:remov|eras|delet|crop|cut|hid|cover|blur|strip|wip|clean|obscur|conceal|mask|get"
          + "|paint|scrub|tak|edit|clear)(?:e|es|ed|ing|ping|ting|rid|s)?\\b";

  private static final String ENGLISH_OTHERWISE =
      "\\b(?:add|keep|put|insert|leave|preserve|place)\\b";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "%1$s(?:(?!%3$s|[.;!?]\\s|\\n).){0,40}?%2$s"
                  .formatted(ENGLISH_REMOVE, ENGLISH_MARK, ENGLISH_OTHERWISE)
              + "|%2$s (?:should|must|needs?|has|have|is|are|to|be|get|gets| )*"
                  .formatted(ENGLISH_REMOVE, ENGLISH_MARK)
              + "(?:removed|erased|hidden|deleted|cropped|covered|stripped|gone|disappear)\\b");

  private ProtectedLabels() {}

  static boolean asksToRemoveOne(String prompt) {
    String text = Folded.plain(prompt);
    return matches(CHINESE, text) || matches(ENGLISH, text);
  }

  private static boolean matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find();
  }
}
