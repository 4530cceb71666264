package dev.darkroom.dialect.openai;

import dev.darkroom.job.Job;

/** What a request came to once its family is known. */
record Asked(Job job, Options options) {}
