package crescendo.registry.rest;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.Recipe;
import crescendo.registry.view.JobView;
import crescendo.registry.view.View;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recipes that were sent to the trainers from here and that none has accepted yet: a job that exists is in the view. The
 * newest are kept, so that who submits finds the job at once; a restart forgets them, the trainers do not.
 */
@Singleton
class Submissions {
    private static final int MOST = 1000;

    private final View view;
    private final Map<Name, Recipe> recipes = new LinkedHashMap<>();

    Submissions(View view) {
        this.view = view;
    }

    synchronized void add(Name job, Recipe recipe) {
        recipes.put(job, recipe);
        recipes.keySet().removeIf(known -> view.job(known).isPresent());
        recipes.keySet().stream()
                .limit(Math.max(0, recipes.size() - MOST))
                .toList()
                .forEach(recipes::remove);
    }

    synchronized Optional<Recipe> recipe(Name job) {
        return Optional.ofNullable(recipes.get(job));
    }

    synchronized Optional<JobReply> find(Name job) {
        return recipe(job).map(recipe -> submitted(job, recipe).with(recipe));
    }

    synchronized List<JobReply> waiting() {
        return recipes.entrySet().stream()
                .filter(entry -> view.job(entry.getKey()).isEmpty())
                .map(entry -> submitted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private JobReply submitted(Name job, Recipe recipe) {
        JobChanged summary = new JobChanged(
                1,
                job,
                0,
                "submitted",
                false,
                false,
                recipe.model(),
                recipe.program().family(),
                recipe.after(),
                0,
                Optional.empty(),
                0,
                recipe.program().schedule().totalImages(),
                0,
                Optional.empty(),
                Optional.empty(),
                recipe.queue());
        return JobReply.brief(new JobView(Optional.of(summary), Optional.empty()), view);
    }
}
