package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Cost;
import dev.darkroom.oversight.Spending;
import dev.darkroom.oversight.Spending.Sum;
import java.util.List;

/** What upstreams took, by account, provider and model. */
final class SpendApi {
  private final Spending spending;

  SpendApi(Spending spending) {
    this.spending = spending;
  }

  List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/admin/api/spend", this::sums));
  }

  private Response sums(Request request) {
    Query query = Query.of(request, "account", "from", "to");
    List<Sum> sums =
        spending.sums(
            new Spending.Filter(
                query.text("account").orElse(null), query.time("from"), query.time("to")));
    ObjectNode shown = Json.object();
    shown.put("pictures", sums.stream().mapToLong(Sum::pictures).sum());
    shown.put("unpriced", sums.stream().mapToLong(Sum::unpriced).sum());
    shown.put("cost", new Cost(sums.stream().mapToLong(one -> one.cost().micros()).sum()).render());
    ArrayNode list = shown.putArray("spend");
    sums.forEach(
        sum ->
            list.addObject()
                .put("account", sum.account())
                .put("provider", sum.provider())
                .put("model", sum.model())
                .put("tasks", sum.tasks())
                .put("pictures", sum.pictures())
                .put("unpriced", sum.unpriced())
                .put("cost", sum.cost().render()));
    return Json.answer(200, shown);
  }
}
