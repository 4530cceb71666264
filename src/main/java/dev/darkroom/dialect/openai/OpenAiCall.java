package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Call;
import dev.darkroom.job.EditJob;

/**
 * A read request: the job and what its answer depends on.
 *
 * @param event what the events of a streamed answer are named after, such as {@code image_edit}
 * @param request the request's id
 * @param received when reading began, in milliseconds since 1970
 */
record OpenAiCall(
    EditJob job, ModelClass family, Options options, String event, String request, long received)
    implements Call {}
